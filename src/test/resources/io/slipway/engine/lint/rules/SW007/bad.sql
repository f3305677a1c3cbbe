CREATE INDEX CONCURRENTLY orders_total_idx ON app.orders (total);
-- file: V8__total.sql
ALTER TABLE app.orders ALTER COLUMN total TYPE bigint;
