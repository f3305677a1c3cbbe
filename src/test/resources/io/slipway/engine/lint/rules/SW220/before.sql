CREATE SCHEMA app;
CREATE TABLE app.customers (id bigint PRIMARY KEY, name text NOT NULL, email text);
CREATE TABLE app.orders (
  id bigint PRIMARY KEY,
  customer_id bigint,
  number text,
  total numeric(12, 2) NOT NULL,
  note text
);
