ALTER TABLE app.orders_import RENAME TO orders_import_deprecated;
-- Nobody had rows in these.
DROP TABLE IF EXISTS app.orders_archive;
CREATE TABLE app.scratch (id bigint);
DROP TABLE app.scratch;
