-- sending: one_transaction
-- size: app.customers 3000000 rows 400000000 bytes
ALTER TABLE app.orders ADD COLUMN source text;
UPDATE app.customers SET name = trim(name);
