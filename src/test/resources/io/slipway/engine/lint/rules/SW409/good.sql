-- sending: one_transaction
BEGIN;
CREATE TABLE app.notes (id bigint PRIMARY KEY, note text);
COMMENT ON TABLE app.notes IS 'What people wrote down';
COMMIT;
