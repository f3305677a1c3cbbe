CREATE ROLE other;
CREATE PROCEDURE tidy(n int) LANGUAGE sql AS 'SELECT 1';

-- case owner
ALTER PROCEDURE tidy OWNER TO other;
-- = procedure public.tidy(integer) | owner | postgres | other

-- case arguments
CREATE OR REPLACE PROCEDURE tidy(n int DEFAULT 3) LANGUAGE sql AS 'SELECT 1';
-- = procedure public.tidy(integer) | arguments | IN n integer | IN n integer DEFAULT 3 -- since 14
-- = procedure public.tidy(integer) | arguments | n integer | n integer DEFAULT 3 -- before 14

-- case language
CREATE OR REPLACE PROCEDURE tidy(n int) LANGUAGE plpgsql AS 'BEGIN END';
-- = procedure public.tidy(integer) | body | SELECT 1 | BEGIN END
-- = procedure public.tidy(integer) | language | sql | plpgsql

-- case body
CREATE OR REPLACE PROCEDURE tidy(n int) LANGUAGE sql AS 'SELECT 2';
-- = procedure public.tidy(integer) | body | SELECT 1 | SELECT 2

-- case library
UPDATE pg_proc SET probin = 'lib' WHERE proname = 'tidy';
-- = procedure public.tidy(integer) | library | ∅ | lib

-- case security definer
ALTER PROCEDURE tidy SECURITY DEFINER;
-- = procedure public.tidy(integer) | security_definer | ∅ | true

-- case transforms
UPDATE pg_proc SET protrftypes = ARRAY['int'::regtype::oid] WHERE proname = 'tidy';
-- = procedure public.tidy(integer) | transforms | ∅ | integer

-- case settings
ALTER PROCEDURE tidy SET DateStyle = 'German';
-- = procedure public.tidy(integer) | settings | ∅ | DateStyle=German

-- case comment
COMMENT ON PROCEDURE tidy IS 'up';
-- = procedure public.tidy(integer) | comment | ∅ | up

-- case privileges
GRANT EXECUTE ON PROCEDURE tidy TO other WITH GRANT OPTION;
-- = procedure public.tidy(integer) | privileges of other | ∅ | EXECUTE*
