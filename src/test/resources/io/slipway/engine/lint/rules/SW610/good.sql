ALTER TABLE app.orders_import ADD COLUMN size integer;
CREATE TABLE app.draft (id bigint);
DROP TABLE app.draft;
CREATE TABLE app.draft (id bigint, note text);
