-- sending: one_transaction
ALTER TABLE app.orders ADD COLUMN source text;
ALTER TABLE app.customers ADD COLUMN source text;
