-- size: app.orders 12000000 rows 4100000000 bytes
VACUUM (FULL, ANALYZE) app.orders;
