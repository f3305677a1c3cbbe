BEGIN;
ALTER TABLE app.orders ADD COLUMN code_new text;
-- Another column takes the name.
ALTER TABLE app.orders RENAME COLUMN code TO code_old;
ALTER TABLE app.orders RENAME COLUMN code_new TO code;
COMMIT;
-- The plan itself added it.
ALTER TABLE app.orders ADD COLUMN wieght integer;
ALTER TABLE app.orders RENAME COLUMN wieght TO weight;

-- A table of this very plan: nobody uses it yet.
CREATE TABLE app.parcels (id bigint PRIMARY KEY, weight integer NOT NULL DEFAULT 0);
ALTER TABLE app.parcels RENAME COLUMN weight TO weight_g;
