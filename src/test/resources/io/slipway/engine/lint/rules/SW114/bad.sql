DROP INDEX CONCURRENTLY app.orders_placed_idx;
CREATE INDEX CONCURRENTLY orders_placed_idx2 ON app.orders (placed_at, id);
