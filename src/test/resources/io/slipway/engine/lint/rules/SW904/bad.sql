ALTER TABLE app.orders ADD COLUMN code varchar(20);
