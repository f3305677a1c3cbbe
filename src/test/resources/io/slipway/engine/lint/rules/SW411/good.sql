-- sending: one_transaction
ALTER TABLE app.orders ALTER COLUMN note SET NOT NULL, ALTER COLUMN total SET NOT NULL;
ALTER TABLE app.orders ADD COLUMN source text;
