-- sending: one_transaction
-- size: app.orders 12000000 rows 4100000000 bytes
ALTER TABLE app.orders ADD COLUMN total_new bigint;
UPDATE app.orders SET total_new = total;
