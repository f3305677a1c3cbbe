CREATE TEXT SEARCH TEMPLATE t (LEXIZE = dsimple_lexize);

-- case init
DROP TEXT SEARCH TEMPLATE t; CREATE TEXT SEARCH TEMPLATE t (INIT = dsimple_init, LEXIZE = dsimple_lexize);
-- = text search template public.t | init | ∅ | dsimple_init(internal)

-- case lexize
DROP TEXT SEARCH TEMPLATE t; CREATE TEXT SEARCH TEMPLATE t (LEXIZE = dispell_lexize);
-- = text search template public.t | lexize | dsimple_lexize(internal,internal,internal,internal) | dispell_lexize(internal,internal,internal,internal)

-- case comment
COMMENT ON TEXT SEARCH TEMPLATE t IS 'plain';
-- = text search template public.t | comment | ∅ | plain
