-- The extensions that functions, triggers, indexes and materialized views are dropped with. Server
-- 13 or newer.
SELECT d.classid, d.objid, d.objsubid, 'depends on extension ' || quote_ident(e.extname), 'true'
  FROM pg_depend d
  JOIN pg_extension e ON e.oid = d.refobjid
 WHERE d.deptype = 'x'
   AND d.refclassid = e.tableoid
