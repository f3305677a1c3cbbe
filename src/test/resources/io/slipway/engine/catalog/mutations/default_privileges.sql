CREATE ROLE other;
CREATE ROLE third;
CREATE SCHEMA s;
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO other;

-- case for all schemas
ALTER DEFAULT PRIVILEGES REVOKE EXECUTE ON FUNCTIONS FROM PUBLIC;
-- + default privileges for role postgres on functions

-- case one more privilege
ALTER DEFAULT PRIVILEGES GRANT INSERT ON TABLES TO other WITH GRANT OPTION;
-- = default privileges for role postgres on tables | privileges of other | SELECT | INSERT*, SELECT

-- case one grantee more
ALTER DEFAULT PRIVILEGES GRANT SELECT ON TABLES TO PUBLIC;
-- = default privileges for role postgres on tables | privileges of PUBLIC | ∅ | SELECT

-- case the owner's own
ALTER DEFAULT PRIVILEGES REVOKE ALL ON TABLES FROM postgres;
-- = default privileges for role postgres on tables | privileges of postgres | ∅ | none

-- case one schema
ALTER DEFAULT PRIVILEGES FOR ROLE other IN SCHEMA s GRANT USAGE ON SEQUENCES TO third;
-- + default privileges for role other in schema s on sequences

-- case one schema and the owner's own on top
ALTER DEFAULT PRIVILEGES IN SCHEMA s GRANT USAGE ON TYPES TO postgres;
-- + default privileges for role postgres in schema s on types

-- case schemas
ALTER DEFAULT PRIVILEGES GRANT USAGE ON SCHEMAS TO other;
-- + default privileges for role postgres on schemas

-- case large objects
-- since 18
ALTER DEFAULT PRIVILEGES GRANT SELECT ON LARGE OBJECTS TO other;
-- + default privileges for role postgres on large objects

-- case taken back
ALTER DEFAULT PRIVILEGES REVOKE SELECT ON TABLES FROM other;
-- - default privileges for role postgres on tables
