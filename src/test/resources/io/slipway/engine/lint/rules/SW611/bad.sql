-- backup: missing
DROP TABLE app.orders_import;
