ALTER TABLE app.orders ADD CONSTRAINT orders_note_not_null CHECK (note IS NOT NULL) NOT VALID;
ALTER TABLE app.orders VALIDATE CONSTRAINT orders_note_not_null;
ALTER TABLE app.orders ALTER COLUMN note SET NOT NULL;
ALTER TABLE app.orders DROP CONSTRAINT orders_note_not_null;

-- It is so already.
ALTER TABLE app.orders ALTER COLUMN total SET NOT NULL;
