ALTER TABLE app.orders ADD COLUMN code text, ADD COLUMN other varchar, ADD COLUMN codes varchar(20)[];
