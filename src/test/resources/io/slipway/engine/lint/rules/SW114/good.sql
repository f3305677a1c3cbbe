CREATE INDEX CONCURRENTLY orders_placed_idx2 ON app.orders (placed_at, id);
DROP INDEX CONCURRENTLY app.orders_placed_idx;
-- What an interrupted build may have left is no index that queries use.
DROP INDEX CONCURRENTLY IF EXISTS app.orders_customer_idx;
CREATE INDEX CONCURRENTLY orders_customer_idx ON app.orders (customer_id);
