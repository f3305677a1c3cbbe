ALTER TABLE app.orders ALTER COLUMN total TYPE bigint;
-- file: V8__total.sql
CREATE INDEX CONCURRENTLY orders_total_idx ON app.orders (total);
ALTER TABLE app.orders ADD COLUMN source text;
