-- sending: one_message
ALTER TABLE app.orders ADD COLUMN note text;
CREATE INDEX CONCURRENTLY orders_note_idx ON app.orders (note);
