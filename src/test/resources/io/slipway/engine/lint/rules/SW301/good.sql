ALTER TABLE app.orders ADD COLUMN token uuid;
ALTER TABLE app.orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
-- Stable: the same for all rows.
ALTER TABLE app.orders ADD COLUMN noted_at timestamptz NOT NULL DEFAULT now();

-- A table of this very plan: nobody uses it yet.
CREATE TABLE app.parcels (id bigint PRIMARY KEY);
ALTER TABLE app.parcels ADD COLUMN token uuid DEFAULT gen_random_uuid();
