-- sending: one_transaction
ALTER TABLE app.orders DROP CONSTRAINT orders_customer_id_fkey;
ALTER TABLE app.orders ADD COLUMN source text;
