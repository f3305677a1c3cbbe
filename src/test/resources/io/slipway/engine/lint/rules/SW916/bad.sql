ALTER TABLE app.orders SET (autovacuum_enabled = off, fillfactor = 90);
