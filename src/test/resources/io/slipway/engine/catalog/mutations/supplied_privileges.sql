CREATE ROLE other;
CREATE ROLE third;
CREATE EXTENSION pg_trgm SCHEMA public;
CREATE EXTENSION pg_stat_statements SCHEMA public;
CREATE EXTENSION postgres_fdw SCHEMA public;
CREATE SERVER s FOREIGN DATA WRAPPER postgres_fdw;
ALTER EXTENSION postgres_fdw ADD SERVER s;
GRANT EXECUTE ON FUNCTION show_trgm(text) TO other WITH GRANT OPTION;
GRANT SELECT ON pg_authid TO other;

-- case function of an extension, granted
GRANT EXECUTE ON FUNCTION similarity(text, text) TO other;
-- + supplied function public.similarity(text,text)

-- case function of an extension, revoked
REVOKE EXECUTE ON FUNCTION similarity(text, text) FROM PUBLIC;
-- + supplied function public.similarity(text,text)

-- case function of an extension, the grant option revoked
REVOKE GRANT OPTION FOR EXECUTE ON FUNCTION show_trgm(text) FROM other;
-- = supplied function public.show_trgm(text) | privileges of other | EXECUTE* | EXECUTE

-- case function of an extension, as at first again
REVOKE EXECUTE ON FUNCTION show_trgm(text) FROM other;
-- - supplied function public.show_trgm(text)

-- case function of an extension, granted by another than the owner
SET LOCAL ROLE other;
GRANT EXECUTE ON FUNCTION show_trgm(text) TO third;
RESET ROLE;
-- = supplied function public.show_trgm(text) | privileges of third by other | ∅ | EXECUTE

-- case function that had privileges of its own at first
REVOKE EXECUTE ON FUNCTION pg_stat_statements_reset FROM CURRENT_USER;
-- + supplied function public.pg_stat_statements_reset(oid,oid,bigint) -- before 17
-- + supplied function public.pg_stat_statements_reset(oid,oid,bigint,boolean) -- since 17

-- case view of an extension
REVOKE SELECT ON pg_stat_statements FROM PUBLIC;
-- + supplied view public.pg_stat_statements

-- case column of a view of an extension
GRANT SELECT (query) ON pg_stat_statements TO other;
-- + supplied view column public.pg_stat_statements.query

-- case type of an extension
REVOKE USAGE ON TYPE gtrgm FROM PUBLIC;
-- + supplied type public.gtrgm

-- case foreign-data wrapper of an extension
GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO other;
-- + supplied foreign-data wrapper postgres_fdw

-- case server of an extension
GRANT USAGE ON FOREIGN SERVER s TO other;
-- + supplied server s

-- case procedural language
REVOKE USAGE ON LANGUAGE plpgsql FROM PUBLIC;
-- + supplied language plpgsql

-- case language that is none of an extension
REVOKE USAGE ON LANGUAGE sql FROM PUBLIC;
-- + supplied language sql

-- case function of the server
REVOKE EXECUTE ON FUNCTION pg_sleep(float8) FROM PUBLIC;
-- + supplied function pg_catalog.pg_sleep(double precision)

-- case function of the server that not everybody may call
GRANT EXECUTE ON FUNCTION pg_ls_dir(text) TO PUBLIC;
-- + supplied function pg_catalog.pg_ls_dir(text)

-- case aggregate of the server
REVOKE EXECUTE ON FUNCTION sum(int) FROM PUBLIC;
-- + supplied aggregate pg_catalog.sum(integer)

-- case table of the server
REVOKE SELECT ON pg_class FROM PUBLIC;
-- + supplied table pg_catalog.pg_class

-- case table of the server, more of it
GRANT UPDATE, INSERT ON pg_authid TO other;
-- = supplied table pg_catalog.pg_authid | privileges of other | SELECT | INSERT, SELECT, UPDATE

-- case column of the server
GRANT UPDATE (relname) ON pg_class TO other;
-- + supplied table column pg_catalog.pg_class.relname

-- case column of the server, nothing granted on it any more
REVOKE SELECT (subname) ON pg_subscription FROM PUBLIC;
-- + supplied table column pg_catalog.pg_subscription.subname

-- case type of the server
REVOKE USAGE ON TYPE int4 FROM PUBLIC;
-- + supplied type pg_catalog.int4

-- case schema of the server
GRANT CREATE ON SCHEMA pg_catalog TO other;
-- + supplied schema pg_catalog

-- case the order of grants says nothing
GRANT EXECUTE ON FUNCTION show_trgm(text) TO third;
REVOKE EXECUTE ON FUNCTION show_trgm(text) FROM other;
GRANT EXECUTE ON FUNCTION show_trgm(text) TO other WITH GRANT OPTION;
REVOKE EXECUTE ON FUNCTION show_trgm(text) FROM third;

-- case what is granted and revoked again
GRANT EXECUTE ON FUNCTION similarity(text, text) TO other;
REVOKE EXECUTE ON FUNCTION similarity(text, text) FROM other;

-- case of information_schema nobody knows how it was at first
GRANT CREATE ON SCHEMA information_schema TO other;
GRANT SELECT ON information_schema.sql_parts TO other;
GRANT UPDATE (table_name) ON information_schema.tables TO other;
REVOKE EXECUTE ON FUNCTION information_schema._pg_truetypid FROM PUBLIC;
REVOKE USAGE ON TYPE information_schema.yes_or_no FROM PUBLIC;

-- case an extension goes with its own
DROP EXTENSION pg_trgm;
-- - extension pg_trgm
-- - supplied function public.show_trgm(text)
