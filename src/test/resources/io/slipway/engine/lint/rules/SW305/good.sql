-- A domain without constraints is its base type.
ALTER TABLE app.orders ADD COLUMN label app.label;
ALTER TABLE app.orders ADD COLUMN contact text;
