-- size: app.orders_import 12000000 rows 4100000000 bytes
TRUNCATE app.orders_import;
