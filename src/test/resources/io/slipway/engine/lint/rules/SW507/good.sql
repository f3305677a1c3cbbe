ALTER TABLE app.orders ALTER COLUMN code SET DEFAULT 'none';
ALTER TABLE app.orders ALTER COLUMN note DROP DEFAULT;
ALTER TABLE app.orders ADD COLUMN token uuid;
ALTER TABLE app.orders ALTER COLUMN token SET DEFAULT gen_random_uuid();
