CREATE SCHEMA app;
CREATE TABLE app.orders (
  id bigint PRIMARY KEY,
  code varchar(20) NOT NULL,
  net integer NOT NULL DEFAULT 0,
  tax integer,
  total numeric(12, 2) NOT NULL CHECK (total >= 0),
  placed_at timestamptz NOT NULL
);
CREATE INDEX orders_code_idx ON app.orders (code);
