ALTER DOMAIN app.email ADD CONSTRAINT email_has_at CHECK (value LIKE '%@%') NOT VALID;
-- No table has a column of it.
ALTER DOMAIN app.unused SET NOT NULL;
