CREATE SCHEMA app;
CREATE TABLE app.customers (id bigint PRIMARY KEY);
CREATE TABLE app.orders (
  id bigint PRIMARY KEY,
  customer_id bigint CONSTRAINT orders_customer_fk REFERENCES app.customers,
  total numeric CONSTRAINT orders_total_positive CHECK (total >= 0)
);
