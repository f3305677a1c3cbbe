-- runner: other
BEGIN;
SET LOCAL lock_timeout = '2s';
ALTER TABLE app.orders ADD COLUMN source text;
COMMIT;
SET lock_timeout = '2s';
COMMENT ON TABLE app.orders IS 'What customers ordered';
CREATE TABLE app.notes (id bigint PRIMARY KEY);
ALTER TABLE app.notes ADD COLUMN note text;
