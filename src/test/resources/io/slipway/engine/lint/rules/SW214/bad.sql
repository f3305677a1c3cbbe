-- sending: one_transaction
CREATE TABLE app.parcels (
  id bigint PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES app.orders (id),
  customer_id bigint NOT NULL REFERENCES app.customers (id)
);
