-- backup: taken
DROP TABLE app.orders_import;
