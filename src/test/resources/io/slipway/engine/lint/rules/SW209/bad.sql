ALTER TABLE app.orders ADD CONSTRAINT orders_total_positive CHECK (total >= 0) NOT VALID;
-- file: V8__something_else.sql
ALTER TABLE app.orders ADD COLUMN shipped_at timestamptz;
