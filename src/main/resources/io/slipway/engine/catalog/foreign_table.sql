-- Foreign tables; their columns and constraints have files of their own. Server 13 or newer.
WITH inherited AS MATERIALIZED (
  SELECT inhrelid, string_agg(inhparent::regclass::text, ', ' ORDER BY inhseqno) AS parents
    FROM pg_inherits
   GROUP BY inhrelid
)
SELECT c.tableoid AS classid,
       c.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(c.relowner)) AS owner,
       quote_ident(s.srvname) AS server,
       (SELECT string_agg(quote_ident(o.option_name) || ' ' || quote_literal(o.option_value), ', '
                          ORDER BY o.option_name COLLATE "C")
          FROM pg_options_to_table(f.ftoptions) o) AS options,
       CASE WHEN c.relispartition THEN i.parents END AS partition_of,
       CASE WHEN c.relispartition THEN pg_get_expr(c.relpartbound, c.oid) END AS partition_bound,
       CASE WHEN NOT c.relispartition THEN i.parents END AS inherits
  FROM pg_foreign_table f
  JOIN pg_class c ON c.oid = f.ftrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_foreign_server s ON s.oid = f.ftserver
  LEFT JOIN inherited i ON i.inhrelid = c.oid
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
