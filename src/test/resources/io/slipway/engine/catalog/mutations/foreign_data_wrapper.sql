CREATE ROLE other SUPERUSER;
CREATE EXTENSION postgres_fdw;
CREATE FOREIGN DATA WRAPPER w;

-- case owner
ALTER FOREIGN DATA WRAPPER w OWNER TO other;
-- = foreign data wrapper w | owner | postgres | other

-- case handler
ALTER FOREIGN DATA WRAPPER w HANDLER postgres_fdw_handler;
-- = foreign data wrapper w | handler | ∅ | public.postgres_fdw_handler()

-- case validator
ALTER FOREIGN DATA WRAPPER w VALIDATOR postgresql_fdw_validator;
-- = foreign data wrapper w | validator | ∅ | postgresql_fdw_validator(text[],oid)

-- case options
ALTER FOREIGN DATA WRAPPER w OPTIONS (ADD token 'hunter2');
-- = foreign data wrapper w | options | ∅ | token=sha256:fa11d1484e2f98481c1796959ef94d00f6c943dd649d07cbdd8216f621dd4723

-- case comment
COMMENT ON FOREIGN DATA WRAPPER w IS 'elsewhere';
-- = foreign data wrapper w | comment | ∅ | elsewhere

-- case privileges
GRANT USAGE ON FOREIGN DATA WRAPPER w TO other;
-- = foreign data wrapper w | privileges of other | ∅ | USAGE
