-- runner: other
-- sending: one_transaction
ALTER TABLE app.orders ADD COLUMN source text;
