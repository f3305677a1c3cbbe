ALTER TABLE app.orders ADD COLUMN weight integer NOT NULL;
