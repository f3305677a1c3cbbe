-- size: app.orders 12000000 rows 4100000000 bytes
-- size: app.customers 800000 rows 90000000 bytes
ALTER TABLE app.orders ADD FOREIGN KEY (customer_id) REFERENCES app.customers (id);
