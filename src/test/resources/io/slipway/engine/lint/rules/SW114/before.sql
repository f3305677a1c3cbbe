CREATE SCHEMA app;
CREATE TABLE app.orders (
  id bigint PRIMARY KEY,
  number text NOT NULL CONSTRAINT orders_number_key UNIQUE,
  customer_id bigint NOT NULL,
  placed_at timestamptz NOT NULL
);
CREATE INDEX orders_placed_idx ON app.orders (placed_at);
