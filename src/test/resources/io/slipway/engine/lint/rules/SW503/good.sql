CREATE SCHEMA archive;
ALTER SCHEMA archive RENAME TO attic;
ALTER TABLE app.orders SET SCHEMA app;

-- A table of this very plan: nobody uses it yet.
CREATE TABLE app.parcels (id bigint PRIMARY KEY, weight integer NOT NULL DEFAULT 0);
ALTER TABLE app.parcels SET SCHEMA sales;
