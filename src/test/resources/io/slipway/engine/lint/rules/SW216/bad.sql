CREATE TABLE app.orders (
  id bigint PRIMARY KEY,
  customer_id integer NOT NULL REFERENCES app.customers
);
