DROP INDEX CONCURRENTLY IF EXISTS app.orders_placed_idx;
-- There is none of that name.
DROP INDEX IF EXISTS app.orders_paid_idx;
-- Of a table of this very plan: nobody uses it yet.
CREATE TABLE app.parcels (id bigint PRIMARY KEY, weight_g integer);
CREATE INDEX parcels_weight_idx ON app.parcels (weight_g);
DROP INDEX app.parcels_weight_idx;
