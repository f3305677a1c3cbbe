-- size: app.orders 12000000 rows 4100000000 bytes
ALTER TABLE app.orders
  ADD COLUMN shipped boolean DEFAULT false,
  ADD CHECK (total >= 0); -- no refunds here
