-- size: app.orders 12000000 rows 4100000000 bytes
DROP INDEX app.orders_placed_idx;
