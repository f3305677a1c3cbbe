ALTER TABLE app.order_notes ADD COLUMN author text;
-- file: V8__order_notes.sql
CREATE TABLE app.order_notes (id bigint PRIMARY KEY, note text);
