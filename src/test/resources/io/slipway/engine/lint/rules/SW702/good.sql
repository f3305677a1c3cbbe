-- sending: one_transaction
-- size: app.orders 900 rows 80000 bytes
ALTER TABLE app.orders ADD COLUMN total_new bigint;
UPDATE app.orders SET total_new = total;
