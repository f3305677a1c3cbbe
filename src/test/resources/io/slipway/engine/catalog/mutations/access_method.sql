CREATE FUNCTION handler2(internal) RETURNS index_am_handler LANGUAGE internal AS 'bthandler';
CREATE ACCESS METHOD m TYPE INDEX HANDLER bthandler;

-- case type
DROP ACCESS METHOD m; CREATE ACCESS METHOD m TYPE TABLE HANDLER heap_tableam_handler;
-- = access method m | handler | bthandler(internal) | heap_tableam_handler(internal)
-- = access method m | type | index | table

-- case handler
DROP ACCESS METHOD m; CREATE ACCESS METHOD m TYPE INDEX HANDLER handler2;
-- = access method m | handler | bthandler(internal) | public.handler2(internal)

-- case comment
COMMENT ON ACCESS METHOD m IS 'a tree';
-- = access method m | comment | ∅ | a tree
