-- size: app.customers 800000 rows 90000000 bytes
ALTER DOMAIN app.email ADD CONSTRAINT email_has_at CHECK (value LIKE '%@%'); -- not more
