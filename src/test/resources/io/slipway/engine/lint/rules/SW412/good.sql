ALTER TABLE app.orders ADD COLUMN IF NOT EXISTS source text;
BEGIN;
CREATE TABLE app.notes (id bigint PRIMARY KEY);
COMMIT;
CREATE INDEX CONCURRENTLY orders_source_idx ON app.orders (source);
DROP TABLE app.orders_import;
