-- Views; what is commented on or granted on their columns has its place there.
-- Server 13 or newer.
SELECT c.tableoid AS classid,
       c.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(c.relowner)) AS owner,
       pg_get_viewdef(c.oid) AS definition,
       CASE WHEN c.reloptions IS NOT NULL
         THEN (SELECT string_agg(o, ', ' ORDER BY o COLLATE "C") FROM unnest(c.reloptions) o) END AS options
  FROM pg_class c
  JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind = 'v'
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND c.oid >= 16384
