-- sending: one_transaction
SET LOCAL lock_timeout = '2s';
ALTER TABLE app.orders ADD COLUMN source text;
