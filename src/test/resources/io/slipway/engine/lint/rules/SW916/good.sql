ALTER TABLE app.orders SET (autovacuum_enabled = off);
-- file: V8__fill.sql
ALTER TABLE app.orders RESET (autovacuum_enabled);
