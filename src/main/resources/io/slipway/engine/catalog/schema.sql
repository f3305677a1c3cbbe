-- Schemas. Server 13 or newer.
SELECT n.tableoid AS classid,
       n.oid,
       0 AS subid,
       quote_ident(n.nspname) AS identity,
       NULL::oid AS parent_classid,
       NULL::oid AS parent_oid,
       quote_ident(r.rolname) AS owner
  FROM pg_namespace n
  JOIN pg_roles r ON r.oid = n.nspowner
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
