ALTER TABLE app.orders DROP COLUMN legacy_code;
