-- Rules, but for those that views consist of. Server 13 or newer.
SELECT r.tableoid AS classid,
       r.oid,
       0 AS subid,
       quote_ident(r.rulename) || ' on ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
         AS identity,
       c.tableoid AS parent_classid,
       c.oid AS parent_oid,
       pg_get_ruledef(r.oid) AS definition,
       CASE r.ev_enabled WHEN 'D' THEN 'never' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END
         AS fires
  FROM pg_rewrite r
  JOIN pg_class c ON c.oid = r.ev_class
  JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE r.rulename <> '_RETURN'
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND r.oid >= 16384
