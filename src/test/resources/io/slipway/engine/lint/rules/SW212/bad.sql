ALTER TABLE app.orders ADD COLUMN payer_id bigint DEFAULT 1 REFERENCES app.customers (id) ON DELETE SET NULL;
