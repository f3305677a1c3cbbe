DROP INDEX CONCURRENTLY IF EXISTS app.orders_placed_idx;
CREATE INDEX CONCURRENTLY IF NOT EXISTS orders_placed_idx ON app.orders (placed_at);
