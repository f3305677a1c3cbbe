CREATE SCHEMA other;
CREATE EXTENSION hstore VERSION '1.6' SCHEMA public;

-- case an extension goes with all its members
DROP EXTENSION hstore;
-- - extension hstore

-- case moved to another schema
ALTER EXTENSION hstore SET SCHEMA other;
-- = extension hstore | schema | public | other

-- case updated
ALTER EXTENSION hstore UPDATE TO '1.7';
-- = extension hstore | version | 1.6 | 1.7

-- case commented
COMMENT ON EXTENSION hstore IS 'pairs';
-- = extension hstore | comment | data type for storing sets of (key, value) pairs | pairs

-- case an object becomes a member
CREATE TABLE owned (id int PRIMARY KEY); ALTER EXTENSION hstore ADD TABLE owned;

-- case a member is one no longer
ALTER EXTENSION hstore DROP CAST (text[] AS hstore);
-- + cast (text[] AS public.hstore)
