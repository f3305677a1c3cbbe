BEGIN;
ALTER TABLE app.orders ADD COLUMN note text;
COMMIT;
CREATE INDEX CONCURRENTLY orders_note_idx ON app.orders (note);
