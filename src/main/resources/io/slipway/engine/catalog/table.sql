-- Tables and partitioned tables; their columns, constraints and indexes have files of their own.
-- Server 13 or newer.
WITH inherited AS MATERIALIZED (
  SELECT inhrelid, string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno) AS parents
       , bool_or(inhdetachpending) AS detaching -- since 14
    FROM pg_inherits
   GROUP BY inhrelid
), chosen AS MATERIALIZED (
  SELECT indrelid,
         string_agg(indexrelid::regclass::text, '') FILTER (WHERE indisclustered) AS clustered_on,
         string_agg(indexrelid::regclass::text, '') FILTER (WHERE indisreplident) AS replica_identity
    FROM pg_index
   WHERE indisclustered OR indisreplident
   GROUP BY indrelid
)
SELECT c.tableoid AS classid,
       c.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(c.relowner)) AS owner,
       CASE c.relpersistence WHEN 'u' THEN 'true' END AS unlogged,
       CASE c.relkind WHEN 'p' THEN pg_get_partkeydef(c.oid) END AS partition_key,
       CASE WHEN c.relispartition THEN i.parents END AS partition_of,
       CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS partition_bound,
       CASE WHEN i.detaching THEN 'true' END AS detach_pending, -- since 14
       CASE WHEN NOT c.relispartition THEN i.parents END AS inherits,
       CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS of_type,
       CASE WHEN am.amname <> 'heap' OR c.relkind = 'p' THEN quote_ident(am.amname) END
         AS access_method,
       quote_ident(s.spcname) AS tablespace,
       CASE WHEN c.reloptions IS NOT NULL
         THEN (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(c.reloptions) o) END AS options,
       CASE WHEN t.reloptions IS NOT NULL
         THEN (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(t.reloptions) o) END AS toast_options,
       CASE WHEN c.relrowsecurity THEN 'true' END AS row_security,
       CASE WHEN c.relforcerowsecurity THEN 'true' END AS force_row_security,
       CASE c.relreplident
         WHEN 'n' THEN 'nothing'
         WHEN 'f' THEN 'full'
         WHEN 'i' THEN coalesce('index ' || x.replica_identity, 'index, which was dropped')
       END AS replica_identity,
       x.clustered_on
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN inherited i ON i.inhrelid = c.oid
  LEFT JOIN chosen x ON x.indrelid = c.oid
  LEFT JOIN pg_am am ON am.oid = c.relam
  LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
  LEFT JOIN pg_class t ON t.oid = c.reltoastrelid
 WHERE c.relkind IN ('r', 'p')
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND c.oid >= 16384
