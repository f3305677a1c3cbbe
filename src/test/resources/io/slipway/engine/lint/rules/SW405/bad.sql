-- sending: one_transaction
-- size: app.orders 12000000 rows 4100000000 bytes
ALTER TABLE app.orders ADD COLUMN source text;
CREATE INDEX orders_source_idx ON app.orders (source);
