CREATE INDEX CONCURRENTLY orders_lower_note_idx ON app.orders (lower(note));
ANALYZE app.orders;
CREATE INDEX CONCURRENTLY orders_placed_idx ON app.orders (placed_at);
CREATE TABLE app.notes (id integer);
ALTER TABLE app.notes ALTER COLUMN id TYPE bigint;
