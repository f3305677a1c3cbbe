CREATE SCHEMA app;
CREATE TYPE app.order_state AS ENUM ('new', 'paid');
CREATE TABLE app.orders (
  id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  legacy_code text NOT NULL,
  state app.order_state,
  total numeric CONSTRAINT orders_total_positive CHECK (total > 0)
);
CREATE TABLE app.lines (order_id bigint CONSTRAINT lines_order_fkey REFERENCES app.orders);
CREATE TABLE app.orders_import (id bigint PRIMARY KEY, note text);
CREATE VIEW app.order_totals AS SELECT id, total FROM app.orders;
