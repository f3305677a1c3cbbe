CREATE ROLE other SUPERUSER;
CREATE EXTENSION postgres_fdw;
CREATE SERVER far TYPE 'pg' VERSION '15' FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db', dbname 'app');
CREATE FOREIGN DATA WRAPPER w;
CREATE SERVER near FOREIGN DATA WRAPPER w;

-- case owner
ALTER SERVER far OWNER TO other;
-- = server far | owner | postgres | other

-- case wrapper
DROP SERVER far; CREATE SERVER far TYPE 'pg' VERSION '15' FOREIGN DATA WRAPPER w OPTIONS (host 'db', dbname 'app');
-- = server far | wrapper | postgres_fdw | w

-- case type
DROP SERVER far; CREATE SERVER far VERSION '15' FOREIGN DATA WRAPPER postgres_fdw OPTIONS (host 'db', dbname 'app');
-- = server far | type | pg | ∅

-- case version
ALTER SERVER far VERSION '16';
-- = server far | version | 15 | 16

-- case options
ALTER SERVER far OPTIONS (SET host 'db2', ADD fetch_size '7');
-- = server far | options | host=db\ndbname=app | host=db2\ndbname=app\nfetch_size=7

-- case an option that may be a secret
ALTER SERVER near OPTIONS (ADD api_key 'hunter2');
-- = server near | options | ∅ | api_key=sha256:c2759a0c28c69dbe8831c2ddab588ad7f5a8d703eb46a642ebd6dd408f486ed2

-- case comment
COMMENT ON SERVER far IS 'away';
-- = server far | comment | ∅ | away

-- case privileges
GRANT USAGE ON FOREIGN SERVER far TO other;
-- = server far | privileges of other | ∅ | USAGE
