-- The key has kept them apart.
CREATE UNIQUE INDEX CONCURRENTLY orders_shop_key ON app.orders (shop, id);
ALTER TABLE app.orders ADD COLUMN token uuid;
CREATE UNIQUE INDEX CONCURRENTLY orders_token_key ON app.orders (token);

-- A table of this very plan: nobody uses it yet.
CREATE TABLE app.parcels (id bigint PRIMARY KEY, weight integer NOT NULL DEFAULT 0);
CREATE UNIQUE INDEX parcels_weight_key ON app.parcels (weight);
