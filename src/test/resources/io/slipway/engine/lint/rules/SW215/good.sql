ALTER TABLE app.orders ADD CONSTRAINT orders_customer_fk
  FOREIGN KEY (customer_id) REFERENCES app.customers (id) NOT VALID;
-- file: V8__index.sql
CREATE INDEX CONCURRENTLY orders_customer_idx ON app.orders (customer_id, number);
