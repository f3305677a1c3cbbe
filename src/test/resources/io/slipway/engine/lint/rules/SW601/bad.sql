-- size: app.orders_import 12000000 rows 4100000000 bytes
DROP TABLE app.orders_import;
