-- runner: other
SET statement_timeout = '10min';
CREATE INDEX orders_placed_idx ON app.orders (placed_at);
RESET statement_timeout;
CREATE INDEX CONCURRENTLY orders_note_idx ON app.orders (note);
ALTER TABLE app.orders ADD COLUMN source text;
