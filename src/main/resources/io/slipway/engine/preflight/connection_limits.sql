-- The limits on connections that hold for this role, and how many are used by others than this run,
-- whose fence is named for its session. What kind another role's session is may be hidden; it counts then. Server 13 or newer.
WITH session AS (
  SELECT a.datid, a.usesysid
    FROM pg_catalog.pg_stat_activity a
   WHERE a.datid IS NOT NULL
     AND a.usesysid IS NOT NULL
     AND coalesce(a.backend_type, 'client backend') = 'client backend'
     AND a.pid <> pg_catalog.pg_backend_pid()
     AND a.application_name IS DISTINCT FROM current_setting('application_name') || ' fence'
), self AS (
  SELECT r.oid, r.rolsuper, r.rolconnlimit,
         current_setting('max_connections')::int
         - CASE WHEN r.rolsuper THEN 0
                ELSE current_setting('superuser_reserved_connections')::int END
         - CASE WHEN r.rolsuper OR pg_catalog.pg_has_role(r.oid, 'pg_use_reserved_connections', 'USAGE') THEN 0 -- since 16
                ELSE current_setting('reserved_connections')::int END -- since 16
         AS server_limit
    FROM pg_catalog.pg_roles r
   WHERE r.rolname = session_user
)
SELECT 'server' AS name, s.server_limit AS most, (SELECT count(*) FROM session) AS used
  FROM self s
UNION ALL
SELECT 'role ' || session_user, s.rolconnlimit,
       (SELECT count(*) FROM session o WHERE o.usesysid = s.oid)
  FROM self s
 WHERE s.rolconnlimit >= 0 AND NOT s.rolsuper
UNION ALL
SELECT 'database ' || d.datname, d.datconnlimit,
       (SELECT count(*) FROM session o WHERE o.datid = d.oid)
  FROM self s, pg_catalog.pg_database d
 WHERE d.datname = current_database() AND d.datconnlimit >= 0 AND NOT s.rolsuper
