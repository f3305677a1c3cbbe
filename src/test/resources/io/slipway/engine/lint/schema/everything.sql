CREATE EXTENSION IF NOT EXISTS plpgsql;
CREATE SCHEMA app;
CREATE TYPE app.mood AS ENUM ('sad', 'ok');
CREATE TYPE app.pair AS (x int, m app.mood);
CREATE DOMAIN app.positive AS int NOT NULL CONSTRAINT above CHECK (VALUE > 0);
CREATE DOMAIN app.tighter AS app.positive;
CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN RETURN new; END $$;
CREATE FUNCTION app.twice(i int) RETURNS int LANGUAGE sql IMMUTABLE AS 'SELECT i * 2';
CREATE TABLE app.owner (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY, name varchar(40) COLLATE "C" UNIQUE);
CREATE TABLE app.item (
  id serial PRIMARY KEY,
  owner bigint NOT NULL REFERENCES app.owner ON DELETE CASCADE,
  price numeric(10, 2) DEFAULT 0 CHECK (price >= 0),
  double int GENERATED ALWAYS AS (app.twice(1)) STORED,
  made timestamptz DEFAULT clock_timestamp(),
  moods app.mood[],
  what app.pair,
  amount app.tighter
) WITH (fillfactor = 80);
ALTER TABLE app.item ADD CONSTRAINT later CHECK (id > 0) NOT VALID;
CREATE INDEX item_price ON app.item (price, abs(double)) INCLUDE (owner) WHERE price > 1;
ALTER TABLE app.item CLUSTER ON item_pkey;
ALTER TABLE app.item REPLICA IDENTITY USING INDEX item_pkey;
ALTER TABLE app.item ENABLE ROW LEVEL SECURITY;
CREATE POLICY own ON app.item USING (true);
CREATE RULE keep AS ON DELETE TO app.item DO INSTEAD NOTHING;
CREATE TRIGGER touched BEFORE UPDATE ON app.item FOR EACH ROW EXECUTE FUNCTION app.touch();
CREATE STATISTICS app.item_stats ON owner, price FROM app.item;
CREATE VIEW app.cheap AS SELECT id, price FROM app.item WHERE price < 5;
CREATE MATERIALIZED VIEW app.counted AS SELECT count(*) AS n FROM app.cheap;
CREATE TABLE app.log (day date NOT NULL, text text) PARTITION BY RANGE (day);
CREATE INDEX log_day ON app.log (day);
CREATE TABLE app.log_1 PARTITION OF app.log FOR VALUES FROM ('2024-01-01') TO ('2025-01-01');
CREATE TABLE app.log_rest PARTITION OF app.log DEFAULT;
CREATE TABLE app.parent (a int);
CREATE TABLE app.child (b int) INHERITS (app.parent);
CREATE TABLE app.grandchild () INHERITS (app.child);
CREATE TABLE app.of_pair OF app.pair;
CREATE UNLOGGED TABLE app.fleeting (a text);
CREATE PUBLICATION changes FOR TABLE app.owner, app.item;
INSERT INTO app.owner (name) SELECT 'n' || i FROM generate_series(1, 1000) i;
ANALYZE app.owner;
