ALTER TABLE app.orders ADD COLUMN reference uuid;
CREATE UNIQUE INDEX CONCURRENTLY orders_reference_key ON app.orders (reference);
ALTER TABLE app.orders ADD CONSTRAINT orders_reference_key UNIQUE USING INDEX orders_reference_key;
