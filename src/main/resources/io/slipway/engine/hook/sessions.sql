-- The applications, of those named, that have sessions on this database, with how many. Server 10 or
-- newer. Parameter: patterns of LIKE.
SELECT application_name, count(*)
  FROM pg_catalog.pg_stat_activity
 WHERE datname = current_database()
   AND backend_type = 'client backend'
   AND pid <> pg_backend_pid()
   AND application_name LIKE ANY (?::text[])
 GROUP BY application_name
 ORDER BY application_name
