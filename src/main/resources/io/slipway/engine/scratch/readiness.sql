-- Who one is on the server, and whether one can create databases there.
-- PostgreSQL 10 and newer.
SELECT current_user AS "user",
       current_setting('server_version_num')::int AS version,
       pg_catalog.pg_is_in_recovery() AS standby,
       (SELECT r.rolcreatedb OR r.rolsuper
          FROM pg_catalog.pg_roles r
         WHERE r.rolname = current_user) AS may_create
