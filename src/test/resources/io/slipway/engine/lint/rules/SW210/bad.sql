-- size: app.orders 12000000 rows 4100000000 bytes
ALTER TABLE app.orders
  ADD COLUMN discount integer DEFAULT 0 NOT NULL CONSTRAINT discount_range CHECK (discount BETWEEN 0 AND 100);
