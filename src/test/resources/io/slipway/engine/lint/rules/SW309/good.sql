BEGIN;
DROP VIEW app.order_codes;
ALTER TABLE app.orders ALTER COLUMN code TYPE varchar(50);
CREATE VIEW app.order_codes AS SELECT o.id, o.code FROM app.orders o;
COMMIT;
