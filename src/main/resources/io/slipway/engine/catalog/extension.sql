-- Extensions without those of initdb. No command changes an extension's owner. Server 13 or newer.
SELECT e.tableoid AS classid,
       e.oid,
       0 AS subid,
       quote_ident(e.extname) AS identity,
       NULL::oid AS parent_classid,
       NULL::oid AS parent_oid,
       quote_ident(n.nspname) AS schema,
       e.extversion AS version
  FROM pg_extension e
  JOIN pg_namespace n ON n.oid = e.extnamespace
 WHERE e.oid >= 16384
