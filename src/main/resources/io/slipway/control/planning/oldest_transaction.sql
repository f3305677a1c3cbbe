-- How long, in seconds, the oldest transaction of this database's clients has been open; null when
-- there is none, or none that the role may see. PostgreSQL 13 and newer.
SELECT extract(epoch FROM max(clock_timestamp() - xact_start))::bigint
FROM pg_stat_activity
WHERE backend_type = 'client backend'
  AND datname = current_database()
  AND pid <> pg_backend_pid()
