-- Row security policies. Server 13 or newer.
SELECT p.tableoid AS classid,
       p.oid,
       0 AS subid,
       quote_ident(p.polname) || ' on ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
         AS identity,
       c.tableoid AS parent_classid,
       c.oid AS parent_oid,
       CASE p.polcmd WHEN 'r' THEN 'select' WHEN 'a' THEN 'insert' WHEN 'w' THEN 'update'
         WHEN 'd' THEN 'delete' END AS command,
       CASE WHEN NOT p.polpermissive THEN 'true' END AS restrictive,
       CASE WHEN p.polroles <> '{0}'
         THEN (SELECT string_agg(quote_ident(pg_get_userbyid(r)), ', '
                                 ORDER BY pg_get_userbyid(r) COLLATE "C")
                 FROM unnest(p.polroles) r) END AS roles,
       pg_get_expr(p.polqual, p.polrelid) AS "using",
       pg_get_expr(p.polwithcheck, p.polrelid) AS with_check
  FROM pg_policy p
  JOIN pg_class c ON c.oid = p.polrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
