-- postgres: 18.0
ALTER TABLE app.orders ALTER CONSTRAINT orders_payer_fk ENFORCED;
ALTER TABLE app.orders ALTER CONSTRAINT orders_payer_fk NOT ENFORCED;
