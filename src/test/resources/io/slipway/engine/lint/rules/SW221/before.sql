CREATE SCHEMA app;
CREATE TABLE app.customers (id bigint PRIMARY KEY);
CREATE TABLE app.orders (id bigint PRIMARY KEY, customer_id bigint);
ALTER TABLE app.orders ADD CONSTRAINT orders_customer_fk
  FOREIGN KEY (customer_id) REFERENCES app.customers NOT ENFORCED;
ALTER TABLE app.orders ADD CONSTRAINT orders_payer_fk
  FOREIGN KEY (customer_id) REFERENCES app.customers;
