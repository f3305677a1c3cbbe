-- sending: one_transaction
-- size: app.customers 3000000 rows 400000000 bytes
ALTER TABLE app.orders ADD COLUMN source text;
UPDATE app.customers SET name = 'Ada' WHERE id = 1;
INSERT INTO app.customers (name) VALUES ('Grace');
