-- No index is on it.
DROP INDEX CONCURRENTLY app.orders_code_idx;
ALTER TABLE app.orders ALTER COLUMN code TYPE varchar(20) COLLATE "C";
