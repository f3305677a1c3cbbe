-- What the server tells of its space. Sizes of tables are those that the planner knows: asking for real
-- ones would wait for locks. Parameter: the touched tables. Server 13 or newer.
SELECT CASE WHEN pg_catalog.has_database_privilege(current_database(), 'CONNECT')
            THEN pg_catalog.pg_database_size(current_database()) END AS database_size,
       (SELECT coalesce(sum(greatest(c.relpages, 0)::bigint), 0) * current_setting('block_size')::bigint
          FROM pg_catalog.pg_class c
         WHERE c.oid = ANY (SELECT t.oid
                              FROM unnest(?::bigint[]::oid[]) AS t(oid)
                             UNION
                            SELECT k.reltoastrelid
                              FROM pg_catalog.pg_class k
                             WHERE k.oid = ANY (?::bigint[]::oid[])
                             UNION
                            SELECT i.indexrelid
                              FROM pg_catalog.pg_index i
                             WHERE i.indrelid = ANY (?::bigint[]::oid[]))) AS touched_size,
       (SELECT string_agg(t.spcname, ', ' ORDER BY t.spcname)
          FROM pg_catalog.pg_tablespace t
         WHERE t.spcname NOT IN ('pg_default', 'pg_global')) AS tablespaces,
       pg_catalog.pg_size_bytes(current_setting('max_wal_size')) AS max_wal_size,
       pg_catalog.pg_size_bytes(current_setting('wal_keep_size')) AS wal_keep_size,
       pg_catalog.has_function_privilege('pg_catalog.pg_ls_waldir()', 'EXECUTE') AS sees_wal
