-- Timeouts that cancel what a session of this role does, as one begins with them; transaction_timeout
-- is known since 17. Server 13 or newer.
SELECT s.name || ' is ' || s.reset_val || ' ms'
  FROM pg_catalog.pg_settings s
 WHERE s.name IN ('statement_timeout', 'transaction_timeout')
   AND s.reset_val <> '0'
 ORDER BY s.name
