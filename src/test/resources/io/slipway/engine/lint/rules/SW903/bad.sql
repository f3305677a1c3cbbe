ALTER TABLE app.orders ADD COLUMN shipped_at timestamp(3);
