CREATE UNIQUE INDEX CONCURRENTLY orders_number_key ON app.orders (number);
ALTER TABLE app.orders ADD CONSTRAINT orders_number_key UNIQUE USING INDEX orders_number_key;
