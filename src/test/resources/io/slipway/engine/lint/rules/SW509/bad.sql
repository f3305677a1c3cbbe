ALTER TABLE app.orders DROP CONSTRAINT orders_pkey;
