-- Tables and partitioned tables; their columns, constraints and indexes have files of their own.
-- Server 13 or newer.
SELECT c.tableoid AS classid,
       c.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(r.rolname) AS owner,
       CASE c.relpersistence WHEN 'u' THEN 'true' END AS unlogged,
       CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
       pg_get_expr(c.relpartbound, c.oid) AS partition_bound,
       (SELECT string_agg(i.inhparent::regclass::text, ', ' ORDER BY i.inhseqno)
          FROM pg_inherits i
         WHERE i.inhrelid = c.oid) AS inherits,
       CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS of_type,
       am.amname AS access_method,
       quote_ident(s.spcname) AS tablespace,
       (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(c.reloptions) o) AS options,
       (SELECT string_agg(o, ', ' ORDER BY o) FROM unnest(t.reloptions) o) AS toast_options,
       CASE WHEN c.relrowsecurity THEN 'true' END AS row_security,
       CASE WHEN c.relforcerowsecurity THEN 'true' END AS force_row_security,
       CASE c.relreplident WHEN 'n' THEN 'nothing' WHEN 'f' THEN 'full' WHEN 'i' THEN 'index' END
         AS replica_identity
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_roles r ON r.oid = c.relowner
  LEFT JOIN pg_am am ON am.oid = c.relam
  LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
  LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
 WHERE c.relkind IN ('r', 'p')
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
