-- It is logged already.
ALTER TABLE app.orders SET LOGGED;

-- A table of this very plan: nobody uses it yet.
CREATE TABLE app.parcels (id bigint PRIMARY KEY);
ALTER TABLE app.parcels SET UNLOGGED;
