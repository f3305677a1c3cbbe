-- size: app.orders 12000000 rows 1200000000 bytes
CREATE INDEX orders_placed_idx ON app.orders (placed_at);
-- file: V8__customer.sql
CREATE INDEX orders_customer_idx ON app.orders (customer_id);
