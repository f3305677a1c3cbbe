CREATE SCHEMA s;
CREATE PUBLICATION p;

-- case a schema
-- since 15
ALTER PUBLICATION p ADD TABLES IN SCHEMA s;
-- + publication schema s in publication p
