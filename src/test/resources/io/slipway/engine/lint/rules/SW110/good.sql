CREATE INDEX CONCURRENTLY orders_new_idx ON app.orders (customer_id) WHERE number LIKE 'N%';
CREATE UNIQUE INDEX CONCURRENTLY orders_once_idx ON app.orders (customer_id);
-- The one that becomes needless goes.
CREATE INDEX CONCURRENTLY orders_placed_idx2 ON app.orders (placed_at, id);
DROP INDEX CONCURRENTLY app.orders_placed_idx;
