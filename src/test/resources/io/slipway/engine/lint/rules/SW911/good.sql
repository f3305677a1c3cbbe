ALTER TABLE app.orders ADD COLUMN note text;
CREATE TEMPORARY TABLE seen (id bigint);
DROP TABLE seen;
-- file: V8__pinned.sql
SET LOCAL search_path = app;
ALTER TABLE orders ADD COLUMN remark text;
