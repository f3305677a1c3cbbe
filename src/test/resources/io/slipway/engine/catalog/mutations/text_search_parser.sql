CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);
CREATE FUNCTION start2(internal, int) RETURNS internal LANGUAGE internal AS 'prsd_start';
CREATE FUNCTION token2(internal, internal, internal) RETURNS internal LANGUAGE internal AS 'prsd_nexttoken';
CREATE FUNCTION end2(internal) RETURNS void LANGUAGE internal AS 'prsd_end';
CREATE FUNCTION types2(internal) RETURNS internal LANGUAGE internal AS 'prsd_lextype';

-- case functions
DROP TEXT SEARCH PARSER p;
CREATE TEXT SEARCH PARSER p (START = start2, GETTOKEN = token2, END = end2, LEXTYPES = types2);
-- = text search parser public.p | end | prsd_end(internal) | public.end2(internal)
-- = text search parser public.p | lexeme_types | prsd_lextype(internal) | public.types2(internal)
-- = text search parser public.p | start | prsd_start(internal,integer) | public.start2(internal,integer)
-- = text search parser public.p | token | prsd_nexttoken(internal,internal,internal) | public.token2(internal,internal,internal)

-- case headline
DROP TEXT SEARCH PARSER p;
CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype, HEADLINE = prsd_headline);
-- = text search parser public.p | headline | ∅ | prsd_headline(internal,internal,tsquery)

-- case comment
COMMENT ON TEXT SEARCH PARSER p IS 'words';
-- = text search parser public.p | comment | ∅ | words
