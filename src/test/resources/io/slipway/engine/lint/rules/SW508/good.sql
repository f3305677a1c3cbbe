BEGIN;
DROP VIEW app.open_orders;
DROP TABLE app.orders;
COMMIT;
