CREATE SCHEMA app;
CREATE DOMAIN app.email AS text;
CREATE TABLE app.customers (id bigint PRIMARY KEY, email app.email);
ALTER DOMAIN app.email ADD CONSTRAINT email_has_at CHECK (value LIKE '%@%') NOT VALID;
ALTER TABLE app.customers ADD CONSTRAINT customers_email_check CHECK (email <> '') NOT VALID;
