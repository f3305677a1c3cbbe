-- size: app.customers 800000 rows 90000000 bytes
ALTER DOMAIN app.email VALIDATE CONSTRAINT email_has_at;
