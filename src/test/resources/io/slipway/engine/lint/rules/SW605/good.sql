CREATE TEMPORARY TABLE draft (id bigint);
TRUNCATE draft;
DELETE FROM app.orders_import WHERE id < 5000;
