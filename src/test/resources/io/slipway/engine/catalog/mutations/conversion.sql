CREATE ROLE other;
CREATE CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;

-- case owner
ALTER CONVERSION c OWNER TO other;
-- = conversion public.c | owner | postgres | other

-- case encodings
DROP CONVERSION c; CREATE CONVERSION c FOR 'LATIN1' TO 'UTF8' FROM iso8859_1_to_utf8;
-- = conversion public.c | function | utf8_to_iso8859_1(integer,integer,cstring,internal,integer,boolean) | iso8859_1_to_utf8(integer,integer,cstring,internal,integer,boolean) -- since 14
-- = conversion public.c | function | utf8_to_iso8859_1(integer,integer,cstring,internal,integer) | iso8859_1_to_utf8(integer,integer,cstring,internal,integer) -- before 14
-- = conversion public.c | source | UTF8 | LATIN1
-- = conversion public.c | target | LATIN1 | UTF8

-- case default
DROP CONVERSION c; CREATE DEFAULT CONVERSION c FOR 'UTF8' TO 'LATIN1' FROM utf8_to_iso8859_1;
-- = conversion public.c | default | ∅ | true

-- case comment
COMMENT ON CONVERSION c IS 'to the west';
-- = conversion public.c | comment | ∅ | to the west
