ALTER TABLE app.orders SET SCHEMA sales;
