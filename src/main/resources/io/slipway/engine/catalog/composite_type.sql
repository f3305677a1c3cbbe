-- Composite types; their attributes have a file of their own. Server 13 or newer.
SELECT t.tableoid AS classid,
       t.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(t.typname) AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(t.typowner)) AS owner
  FROM pg_type t
  JOIN pg_class c ON c.oid = t.typrelid
  JOIN pg_namespace n ON n.oid = t.typnamespace
 WHERE c.relkind = 'c'
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND t.oid >= 16384
