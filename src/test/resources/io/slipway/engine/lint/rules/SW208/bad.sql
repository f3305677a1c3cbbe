BEGIN;
ALTER TABLE app.orders ADD CONSTRAINT orders_total_positive CHECK (total >= 0) NOT VALID;
ALTER TABLE app.orders VALIDATE CONSTRAINT orders_total_positive;
COMMIT;
