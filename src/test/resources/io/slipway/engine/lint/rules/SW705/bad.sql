CREATE INDEX CONCURRENTLY orders_lower_note_idx ON app.orders (lower(note));
