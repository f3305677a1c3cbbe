-- It may be NULL already.
ALTER TABLE app.orders ALTER COLUMN note DROP NOT NULL;

-- A table of this very plan: nobody uses it yet.
CREATE TABLE app.parcels (id bigint PRIMARY KEY, weight integer NOT NULL DEFAULT 0);
ALTER TABLE app.parcels ALTER COLUMN weight DROP NOT NULL;
