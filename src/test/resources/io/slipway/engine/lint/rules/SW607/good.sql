DELETE FROM app.orders_import WHERE note IS NULL;
-- Nothing was in it before.
ALTER TABLE app.orders_import ADD COLUMN size integer;
UPDATE app.orders_import SET size = length(note);
