-- sending: one_transaction
-- size: app.orders 12000000 rows 4100000000 bytes
ALTER TABLE app.orders ADD COLUMN source text;
ALTER TABLE app.orders ALTER COLUMN source SET DEFAULT 'web';
COMMENT ON COLUMN app.orders.source IS 'Where it was ordered';
CREATE TABLE app.notes (id bigint PRIMARY KEY, note text);
CREATE INDEX notes_note_idx ON app.notes (note);
