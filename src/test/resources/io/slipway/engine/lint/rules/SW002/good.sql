DO $$
BEGIN
  ALTER TABLE app.orders ADD COLUMN note text;
END
$$;
CREATE FUNCTION app.add_note(name text) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  EXECUTE format('ALTER TABLE app.%I ADD COLUMN note text', name);
END
$$;
