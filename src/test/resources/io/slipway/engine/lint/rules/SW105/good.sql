-- sending: one_message
CREATE INDEX CONCURRENTLY orders_note_idx ON app.orders (note);
