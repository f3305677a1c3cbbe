ALTER TABLE app.orders
    ADD CONSTRAINT orders_total_small CHECK (total < 1000000) NOT VALID;
ALTER TABLE app.orders DROP CONSTRAINT orders_total_small;
ALTER TABLE app.orders DROP CONSTRAINT IF EXISTS orders_note_check;
-- Replaced at once.
ALTER TABLE app.orders
    DROP CONSTRAINT orders_total_positive,
    ADD CONSTRAINT orders_total_positive CHECK (total >= 0) NOT VALID;
