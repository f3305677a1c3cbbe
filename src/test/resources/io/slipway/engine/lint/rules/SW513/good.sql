ALTER TABLE app.orders DISABLE TRIGGER orders_touch;
ALTER TABLE app.orders ENABLE TRIGGER ALL;
SET session_replication_role = origin;
