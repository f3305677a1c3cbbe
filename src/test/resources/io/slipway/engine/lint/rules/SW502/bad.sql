-- size: app.orders 12000000 rows 4100000000 bytes
ALTER TABLE app.orders RENAME TO purchases;
