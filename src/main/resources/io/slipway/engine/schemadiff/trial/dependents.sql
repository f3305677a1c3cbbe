-- Everything that depends on some objects, directly or through others: the parameters are three
-- arrays of equal length, the objects' addresses. Rules of views stand for their views.
-- Server 13 or newer.
WITH RECURSIVE dependent AS (
  SELECT a.classid, a.objid, a.subid
    FROM unnest(?::oid[], ?::oid[], ?::int[]) AS a (classid, objid, subid)
  UNION
  SELECT CASE WHEN w.oid IS NOT NULL AND v.relkind IN ('v', 'm') THEN v.tableoid ELSE d.classid END,
         CASE WHEN w.oid IS NOT NULL AND v.relkind IN ('v', 'm') THEN v.oid ELSE d.objid END,
         CASE WHEN w.oid IS NOT NULL AND v.relkind IN ('v', 'm') THEN 0 ELSE d.objsubid END
    FROM dependent p
    JOIN pg_catalog.pg_depend d
      ON d.refclassid = p.classid
     AND d.refobjid = p.objid
     AND (p.subid = 0 OR d.refobjsubid = p.subid)
    LEFT JOIN pg_catalog.pg_rewrite w
      ON d.classid = 'pg_catalog.pg_rewrite'::pg_catalog.regclass
     AND w.oid = d.objid
     AND w.rulename = '_RETURN'
    LEFT JOIN pg_catalog.pg_class v ON v.oid = w.ev_class
   WHERE d.deptype IN ('n', 'a')
)
SELECT DISTINCT classid, objid, subid FROM dependent
