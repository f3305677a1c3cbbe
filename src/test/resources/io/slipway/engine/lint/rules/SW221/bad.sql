-- postgres: 18.0
ALTER TABLE app.orders ALTER CONSTRAINT orders_customer_fk ENFORCED;
