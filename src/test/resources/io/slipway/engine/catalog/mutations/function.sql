CREATE ROLE other;
CREATE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT 2 * $1';
CREATE FUNCTION many(n int) RETURNS SETOF int LANGUAGE sql AS 'SELECT n';
CREATE FUNCTION place() RETURNS bigint LANGUAGE internal AS 'window_row_number';
CREATE EXTENSION hstore;

-- case owner
ALTER FUNCTION twice OWNER TO other;
-- = function public.twice(integer) | owner | postgres | other

-- case argument's default
CREATE OR REPLACE FUNCTION twice(n int DEFAULT 1 + 1) RETURNS int LANGUAGE sql AS 'SELECT 2 * $1';
-- = function public.twice(integer) | arguments | n integer | n integer DEFAULT (1 + 1)

-- case argument's name
DROP FUNCTION twice; CREATE FUNCTION twice(m int) RETURNS int LANGUAGE sql AS 'SELECT 2 * $1';
-- = function public.twice(integer) | arguments | n integer | m integer

-- case another signature
CREATE FUNCTION twice(n bigint, VARIADIC rest text[]) RETURNS int LANGUAGE sql AS 'SELECT 2';
-- + function public.twice(bigint,text[])

-- case result
DROP FUNCTION twice; CREATE FUNCTION twice(n int) RETURNS bigint LANGUAGE sql AS 'SELECT 2 * $1';
-- = function public.twice(integer) | result | integer | bigint

-- case language
CREATE OR REPLACE FUNCTION twice(n int) RETURNS int LANGUAGE plpgsql AS 'BEGIN RETURN 1; END';
-- = function public.twice(integer) | body | SELECT 2 * $1 | BEGIN RETURN 1; END
-- = function public.twice(integer) | language | sql | plpgsql

-- case body
CREATE OR REPLACE FUNCTION twice(n int) RETURNS int LANGUAGE sql AS 'SELECT 3 * $1
';
-- = function public.twice(integer) | body | SELECT 2 * $1 | SELECT 3 * $1\n

-- case body that the server parses
-- since 14
CREATE OR REPLACE FUNCTION twice(n int) RETURNS int LANGUAGE sql RETURN 2 * n;
-- = function public.twice(integer) | body | SELECT 2 * $1 | RETURN (2 * n)

-- case library
UPDATE pg_proc SET probin = 'lib' WHERE proname = 'place';
-- = function public.place() | library | ∅ | lib

-- case window
CREATE OR REPLACE FUNCTION rank() RETURNS bigint LANGUAGE internal WINDOW AS 'window_rank';
DROP FUNCTION place; CREATE FUNCTION place() RETURNS bigint LANGUAGE internal WINDOW AS 'window_row_number';
-- = function public.place() | window | ∅ | true
-- + function public.rank()

-- case volatility
ALTER FUNCTION twice STABLE;
-- = function public.twice(integer) | volatility | ∅ | stable

-- case strict
ALTER FUNCTION twice STRICT;
-- = function public.twice(integer) | strict | ∅ | true

-- case security definer
ALTER FUNCTION twice SECURITY DEFINER;
-- = function public.twice(integer) | security_definer | ∅ | true

-- case leakproof
ALTER FUNCTION twice LEAKPROOF;
-- = function public.twice(integer) | leakproof | ∅ | true

-- case parallel
ALTER FUNCTION twice PARALLEL RESTRICTED;
-- = function public.twice(integer) | parallel | ∅ | restricted

-- case cost
ALTER FUNCTION twice COST 7;
-- = function public.twice(integer) | cost | ∅ | 7

-- case rows
ALTER FUNCTION many ROWS 7;
-- = function public.many(integer) | rows | ∅ | 7

-- case support
ALTER FUNCTION twice SUPPORT generate_series_int4_support;
-- = function public.twice(integer) | support | ∅ | generate_series_int4_support(internal)

-- case transforms
CREATE TRANSFORM FOR int LANGUAGE sql (FROM SQL WITH FUNCTION prsd_lextype(internal));
CREATE OR REPLACE FUNCTION twice(n int) RETURNS int LANGUAGE sql TRANSFORM FOR TYPE int AS 'SELECT 2 * $1';
-- = function public.twice(integer) | transforms | ∅ | integer
-- + transform for integer on language sql

-- case settings
ALTER FUNCTION twice SET work_mem = '1MB'; ALTER FUNCTION twice SET search_path = public, pg_temp;
-- = function public.twice(integer) | settings | ∅ | work_mem=1MB\nsearch_path=public, pg_temp

-- case dropped with an extension
ALTER FUNCTION twice DEPENDS ON EXTENSION hstore;
-- = function public.twice(integer) | depends on extension hstore | ∅ | true

-- case comment
COMMENT ON FUNCTION twice IS 'two times';
-- = function public.twice(integer) | comment | ∅ | two times

-- case privileges
REVOKE ALL ON FUNCTION twice FROM PUBLIC; GRANT EXECUTE ON FUNCTION twice TO other;
-- = function public.twice(integer) | privileges of PUBLIC | ∅ | none
-- = function public.twice(integer) | privileges of other | ∅ | EXECUTE

-- case schema
CREATE SCHEMA s; ALTER FUNCTION twice SET SCHEMA s;
-- + schema s
-- + function s.twice(integer)
-- - function public.twice(integer)
