CREATE SCHEMA app;
CREATE TABLE app.orders (
  id bigint PRIMARY KEY,
  total numeric(12, 2) NOT NULL,
  placed_at timestamptz NOT NULL
);
