-- size: app.orders 12000000 rows 1200000000 bytes
-- size: app.customers 9000 rows 900000 bytes
CREATE INDEX orders_placed_idx ON app.orders (placed_at);
-- file: V8__customer.sql
CREATE INDEX CONCURRENTLY orders_customer_idx ON app.orders (customer_id);
CREATE INDEX customers_name_idx ON app.customers (name);
ALTER TABLE app.orders ADD COLUMN source text;
