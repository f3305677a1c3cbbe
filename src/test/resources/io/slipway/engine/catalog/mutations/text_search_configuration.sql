CREATE ROLE other;
CREATE TEXT SEARCH CONFIGURATION c (PARSER = "default");
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR word WITH simple;
CREATE TEXT SEARCH PARSER p (START = prsd_start, GETTOKEN = prsd_nexttoken, END = prsd_end, LEXTYPES = prsd_lextype);

-- case owner
ALTER TEXT SEARCH CONFIGURATION c OWNER TO other;
-- = text search configuration public.c | owner | postgres | other

-- case parser
DROP TEXT SEARCH CONFIGURATION c; CREATE TEXT SEARCH CONFIGURATION c (PARSER = p);
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR word WITH simple;
-- = text search configuration public.c | parser | pg_catalog."default" | public.p

-- case mappings
ALTER TEXT SEARCH CONFIGURATION c ADD MAPPING FOR asciiword WITH english_stem, simple;
-- = text search configuration public.c | mappings | word: simple | asciiword: english_stem, simple\nword: simple

-- case comment
COMMENT ON TEXT SEARCH CONFIGURATION c IS 'plain';
-- = text search configuration public.c | comment | ∅ | plain
