ALTER TABLE app.orders DROP COLUMN IF EXISTS note;
ALTER TABLE app.orders ADD COLUMN draft text;
ALTER TABLE app.orders DROP COLUMN draft;
