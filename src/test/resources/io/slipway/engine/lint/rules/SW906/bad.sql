ALTER TABLE app.orders ADD COLUMN payload json;
