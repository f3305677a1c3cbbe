CREATE INDEX CONCURRENTLY orders_customer_idx ON app.orders (customer_id);
ALTER TABLE app.orders ADD CONSTRAINT orders_customer_fk
  FOREIGN KEY (customer_id) REFERENCES app.customers (id) NOT VALID;
-- In a migration of its own.
ALTER TABLE app.orders VALIDATE CONSTRAINT orders_customer_fk;

-- A table of this very plan has no rows to look at.
CREATE TABLE app.parcels (id bigint PRIMARY KEY, order_id bigint NOT NULL);
ALTER TABLE app.parcels ADD FOREIGN KEY (order_id) REFERENCES app.orders (id);
