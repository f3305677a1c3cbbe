-- size: app.orders 12000000 rows 4100000000 bytes
-- size: app.customers 900 rows 80000 bytes
UPDATE app.customers SET name = '' WHERE name IS NULL;
UPDATE app.orders SET note = '' WHERE id = 1;
DELETE FROM app.orders WHERE id IN (2, 3);
WITH batch AS (SELECT id FROM app.orders WHERE note IS NULL
    ORDER BY id LIMIT 5000 FOR UPDATE SKIP LOCKED)
UPDATE app.orders SET note = '' FROM batch WHERE orders.id = batch.id;
