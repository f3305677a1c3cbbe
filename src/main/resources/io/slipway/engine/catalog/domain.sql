-- Domains; their constraints have a file of their own. Server 13 or newer.
SELECT t.tableoid AS classid,
       t.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(t.typname) AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(t.typowner)) AS owner,
       format_type(t.typbasetype, t.typtypmod) AS type,
       CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation::regcollation::text END
         AS collation,
       coalesce(pg_get_expr(t.typdefaultbin, 0), t.typdefault) AS "default",
       CASE WHEN t.typnotnull THEN 'true' END AS not_null
  FROM pg_type t
  JOIN pg_type b ON b.oid = t.typbasetype
  JOIN pg_namespace n ON n.oid = t.typnamespace
 WHERE t.typtype = 'd'
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND t.oid >= 16384
