CREATE ROLE other;
CREATE TEXT SEARCH TEMPLATE t (INIT = dsimple_init, LEXIZE = dsimple_lexize);
CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = simple);

-- case owner
ALTER TEXT SEARCH DICTIONARY d OWNER TO other;
-- = text search dictionary public.d | owner | postgres | other

-- case template
DROP TEXT SEARCH DICTIONARY d; CREATE TEXT SEARCH DICTIONARY d (TEMPLATE = t);
-- = text search dictionary public.d | template | pg_catalog.simple | public.t

-- case options
ALTER TEXT SEARCH DICTIONARY d (Accept = false);
-- = text search dictionary public.d | options | ∅ | accept = 'false'

-- case comment
COMMENT ON TEXT SEARCH DICTIONARY d IS 'plain';
-- = text search dictionary public.d | comment | ∅ | plain
