ALTER TABLE app.orders ADD CONSTRAINT orders_total_positive CHECK (total >= 0) NOT VALID;
ALTER TABLE app.orders ADD CHECK (number <> '') NOT VALID;
-- file: V8__validate.sql
ALTER TABLE app.orders VALIDATE CONSTRAINT orders_total_positive;
ALTER TABLE app.orders VALIDATE CONSTRAINT orders_number_check;
