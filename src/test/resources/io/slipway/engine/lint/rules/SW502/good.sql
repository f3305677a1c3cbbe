BEGIN;
ALTER TABLE app.orders RENAME TO purchases;
CREATE VIEW app.orders AS SELECT id, code, state, note, shop FROM app.purchases;
COMMIT;

-- A table of this very plan: nobody uses it yet.
CREATE TABLE app.parcels (id bigint PRIMARY KEY, weight integer NOT NULL DEFAULT 0);
ALTER TABLE app.parcels RENAME TO packets;
