ALTER TABLE app.orders ADD COLUMN shipped_at timestamptz, ADD COLUMN shipped_on date;
