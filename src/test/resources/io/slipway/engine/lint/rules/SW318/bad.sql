-- size: app.orders 12000000 rows 4100000000 bytes
-- free: 4000000000
ALTER TABLE app.orders ALTER COLUMN net TYPE bigint;
