ALTER TABLE app.orders ADD COLUMN payer_id bigint;
CREATE INDEX CONCURRENTLY orders_payer_idx ON app.orders (payer_id);
ALTER TABLE app.orders ADD CONSTRAINT orders_payer_fk
  FOREIGN KEY (payer_id) REFERENCES app.customers (id) NOT VALID;
ALTER TABLE app.orders VALIDATE CONSTRAINT orders_payer_fk;
