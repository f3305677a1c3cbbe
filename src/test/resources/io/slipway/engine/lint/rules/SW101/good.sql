DROP INDEX CONCURRENTLY IF EXISTS app.orders_placed_idx;
CREATE INDEX CONCURRENTLY orders_placed_idx ON app.orders (placed_at);

-- A table of this very plan: nobody uses it yet.
CREATE TABLE app.parcels (id bigint PRIMARY KEY, weight_g integer);
CREATE INDEX parcels_weight_idx ON app.parcels (weight_g);
