CREATE TABLE app.orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES app.customers (id) ON DELETE RESTRICT
);
