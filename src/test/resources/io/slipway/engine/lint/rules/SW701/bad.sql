-- size: app.orders 12000000 rows 4100000000 bytes
UPDATE app.orders SET note = '' WHERE note IS NULL;
