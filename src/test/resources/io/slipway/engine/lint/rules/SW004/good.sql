CREATE TABLE app.order_notes (id bigint PRIMARY KEY, note text);
-- file: V8__author.sql
ALTER TABLE app.order_notes ADD COLUMN author text;
ALTER TABLE IF EXISTS app.nothing ADD COLUMN author text;
DROP TABLE IF EXISTS app.nothing;
SELECT relname FROM pg_class;
