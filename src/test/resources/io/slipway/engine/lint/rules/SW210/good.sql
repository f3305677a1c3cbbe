ALTER TABLE app.orders ADD COLUMN discount integer DEFAULT 0 NOT NULL;
ALTER TABLE app.orders ADD CONSTRAINT discount_range CHECK (discount BETWEEN 0 AND 100) NOT VALID;
ALTER TABLE app.orders VALIDATE CONSTRAINT discount_range;

CREATE TABLE app.parcels (id bigint PRIMARY KEY);
ALTER TABLE app.parcels ADD COLUMN weight_g integer CHECK (weight_g > 0);
