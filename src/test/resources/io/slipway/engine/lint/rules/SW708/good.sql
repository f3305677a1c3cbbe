DO $$
BEGIN
  FOR batch IN 0..999 LOOP
    UPDATE app.orders SET total_new = total WHERE id IN
        (SELECT id FROM app.orders WHERE total_new IS NULL ORDER BY id LIMIT 5000);
    COMMIT;
  END LOOP;
END
$$;
DELETE FROM app.logs WHERE id IN (SELECT id FROM app.logs ORDER BY at DESC OFFSET 1000);
