DO $$
DECLARE name text;
BEGIN
  FOR name IN SELECT relname FROM pg_class WHERE relname LIKE 'orders_%' LOOP
    EXECUTE format('ALTER TABLE app.%I ADD COLUMN note text', name);
  END LOOP;
END
$$;
