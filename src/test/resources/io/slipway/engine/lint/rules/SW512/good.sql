BEGIN;
ALTER TABLE app.orders ENABLE ROW LEVEL SECURITY;
CREATE POLICY orders_of_shop ON app.orders USING (shop = 1);
COMMIT;
