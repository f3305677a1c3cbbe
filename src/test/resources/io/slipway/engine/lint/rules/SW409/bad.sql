-- sending: one_transaction
CREATE TABLE app.notes (id bigint PRIMARY KEY, note text);
COMMIT;
COMMENT ON TABLE app.notes IS 'What people wrote down';
