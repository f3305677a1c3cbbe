DROP TABLE app.orders_import;
