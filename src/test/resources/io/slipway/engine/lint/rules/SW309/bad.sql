ALTER TABLE app.orders ALTER COLUMN code TYPE varchar(50);
