-- Who asks, and how names and times are read. PostgreSQL 13 and later.
SELECT current_setting('search_path') AS search_path,
       current_user AS role,
       coalesce((SELECT r.rolsuper FROM pg_catalog.pg_roles r WHERE r.rolname = current_user),
                false) AS superuser,
       current_setting('TimeZone') AS time_zone
