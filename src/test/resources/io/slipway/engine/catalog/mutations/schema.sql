CREATE ROLE other;
CREATE ROLE third;
CREATE SCHEMA s;

-- case owner
ALTER SCHEMA s OWNER TO other;
-- = schema s | owner | postgres | other

-- case comment
COMMENT ON SCHEMA s IS 'mine';
-- = schema s | comment | ∅ | mine

-- case privileges
GRANT USAGE ON SCHEMA s TO PUBLIC; GRANT ALL ON SCHEMA s TO other;
-- = schema s | privileges of PUBLIC | ∅ | USAGE
-- = schema s | privileges of other | ∅ | CREATE, USAGE

-- case privileges that were granted and revoked
GRANT USAGE ON SCHEMA s TO other; REVOKE USAGE ON SCHEMA s FROM other;

-- case privileges revoked from the owner
REVOKE CREATE ON SCHEMA s FROM CURRENT_USER;
-- = schema s | privileges of postgres | ∅ | USAGE

-- case all privileges revoked from the owner
REVOKE ALL ON SCHEMA s FROM CURRENT_USER;
-- = schema s | privileges of postgres | ∅ | none

-- case privileges passed on
GRANT USAGE ON SCHEMA s TO other WITH GRANT OPTION;
SET LOCAL ROLE other; GRANT USAGE ON SCHEMA s TO third; RESET ROLE;
-- = schema s | privileges of other | ∅ | USAGE*
-- = schema s | privileges of third by other | ∅ | USAGE

-- case initdb's schema, closed
-- since 15
REVOKE ALL ON SCHEMA public FROM PUBLIC;
-- = schema public | privileges of PUBLIC | USAGE | ∅

-- case initdb's schema, opened
GRANT CREATE ON SCHEMA public TO other;
-- = schema public | privileges of other | ∅ | CREATE

-- case initdb's schema made again
-- since 15
DROP SCHEMA public; CREATE SCHEMA public;
-- = schema public | comment | standard public schema | ∅
-- = schema public | owner | pg_database_owner | postgres
-- = schema public | privileges of PUBLIC | USAGE | ∅
