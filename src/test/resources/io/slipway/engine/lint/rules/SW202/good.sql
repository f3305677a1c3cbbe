ALTER TABLE app.orders ADD CONSTRAINT orders_total_check CHECK (total >= 0) NOT VALID;
-- In a migration of its own.
ALTER TABLE app.orders VALIDATE CONSTRAINT orders_total_check;
