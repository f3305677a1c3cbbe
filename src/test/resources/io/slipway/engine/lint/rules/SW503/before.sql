CREATE SCHEMA app;
CREATE TYPE app.order_state AS ENUM ('open', 'shipped');
CREATE TABLE app.orders (
  id bigint PRIMARY KEY,
  code varchar(20) NOT NULL DEFAULT 'none',
  state app.order_state NOT NULL,
  note text,
  shop integer
);
CREATE INDEX orders_code_idx ON app.orders (code);
CREATE VIEW app.open_orders (id, code) AS SELECT o.id, o.code FROM app.orders o;
CREATE SCHEMA sales;
