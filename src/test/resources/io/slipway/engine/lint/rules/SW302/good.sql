ALTER TABLE app.orders ADD COLUMN number bigint;
CREATE SEQUENCE app.orders_number_seq OWNED BY app.orders.number;
ALTER TABLE app.orders ALTER COLUMN number SET DEFAULT nextval('app.orders_number_seq');

-- A table of this very plan: nobody uses it yet.
CREATE TABLE app.parcels (id bigint PRIMARY KEY);
ALTER TABLE app.parcels ADD COLUMN number serial;
