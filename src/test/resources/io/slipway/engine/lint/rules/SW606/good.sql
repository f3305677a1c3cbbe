DROP VIEW app.order_totals;
DROP TABLE app.orders_import RESTRICT;
