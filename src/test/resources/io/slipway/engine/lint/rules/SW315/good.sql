ALTER TABLE app.orders ADD COLUMN gross_new integer;
