ALTER TABLE app.orders ADD COLUMN weight integer NOT NULL DEFAULT 0;
ALTER TABLE app.orders ADD COLUMN IF NOT EXISTS shop integer NOT NULL;

-- A table of this very plan: nobody uses it yet.
CREATE TABLE app.parcels (id bigint PRIMARY KEY, weight integer NOT NULL DEFAULT 0);
ALTER TABLE app.parcels ADD COLUMN height integer NOT NULL;
