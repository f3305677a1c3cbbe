CREATE ROLE other;
CREATE COLLATION c (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'C');
CREATE COLLATION i (PROVIDER = icu, LOCALE = 'de');

-- case owner
ALTER COLLATION c OWNER TO other;
-- = collation public.c | owner | postgres | other

-- case sorting
DROP COLLATION c; CREATE COLLATION c (PROVIDER = libc, LC_COLLATE = 'POSIX', LC_CTYPE = 'C');
-- = collation public.c | lc_collate | C | POSIX

-- case letters
DROP COLLATION c; CREATE COLLATION c (PROVIDER = libc, LC_COLLATE = 'C', LC_CTYPE = 'POSIX');
-- = collation public.c | lc_ctype | C | POSIX

-- case provider
UPDATE pg_collation SET collprovider = 'i' WHERE collname = 'c';
-- = collation public.c | provider | libc | icu

-- case locale
-- since 15
DROP COLLATION i; CREATE COLLATION i (PROVIDER = icu, LOCALE = 'fr');
-- = collation public.i | locale | de | fr

-- case not deterministic
DROP COLLATION i; CREATE COLLATION i (PROVIDER = icu, LOCALE = 'de', DETERMINISTIC = false);
-- = collation public.i | deterministic | ∅ | false

-- case rules
-- since 16
DROP COLLATION i; CREATE COLLATION i (PROVIDER = icu, LOCALE = 'de', RULES = '&a < b');
-- = collation public.i | rules | ∅ | &a < b

-- case the version of the library is the server's affair
UPDATE pg_collation SET collversion = '1.1' WHERE collname = 'i';

-- case comment
COMMENT ON COLLATION c IS 'bytes';
-- = collation public.c | comment | ∅ | bytes
