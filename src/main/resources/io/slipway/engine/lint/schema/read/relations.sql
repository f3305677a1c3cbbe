-- All relations but PostgreSQL's own and other sessions' temporary ones; TOAST tables without their
-- indexes. Parents are in their order. PostgreSQL 13 and later.
SELECT c.oid,
       n.nspname AS schema,
       c.relname AS name,
       c.relkind AS kind,
       c.relpersistence AS persistence,
       pg_catalog.pg_get_userbyid(c.relowner) AS owner,
       t.spcname AS tablespace,
       m.amname AS access_method,
       c.reloptions AS parameters,
       nullif(c.reltoastrelid, 0) AS toast,
       c.reltuples::bigint AS rows,
       c.relpages::bigint * pg_catalog.current_setting('block_size')::bigint AS bytes,
       c.relrowsecurity AS row_security,
       c.relforcerowsecurity AS forced_row_security,
       c.relreplident AS replica_identity,
       c.relispartition AS is_partition,
       pg_catalog.pg_get_expr(c.relpartbound, c.oid) AS bound,
       yn.nspname AS type_schema,
       y.typname AS type_name,
       i.parents
  FROM pg_catalog.pg_class c
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_tablespace t ON t.oid = c.reltablespace
  LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam
  LEFT JOIN pg_catalog.pg_type y ON y.oid = c.reloftype
  LEFT JOIN pg_catalog.pg_namespace yn ON yn.oid = y.typnamespace
  LEFT JOIN (SELECT h.inhrelid, pg_catalog.array_agg(h.inhparent ORDER BY h.inhseqno) AS parents
               FROM pg_catalog.pg_inherits h
              GROUP BY h.inhrelid) i
    ON i.inhrelid = c.oid AND c.relkind NOT IN ('i', 'I')
 WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
   AND (n.nspname <> 'pg_toast' OR c.relkind = 't')
   AND n.nspname !~ '^pg_toast_temp_'
   AND (n.nspname !~ '^pg_temp_' OR n.oid = pg_catalog.pg_my_temp_schema())
   AND (c.relkind <> 't'
        OR c.oid IN (SELECT o.reltoastrelid
                       FROM pg_catalog.pg_class o
                       JOIN pg_catalog.pg_namespace s ON s.oid = o.relnamespace
                      WHERE s.nspname NOT IN ('pg_catalog', 'information_schema')))
 ORDER BY n.nspname, c.relname
