-- Everything that depends on some objects, directly or through others: the parameters are three
-- arrays of equal length, the objects' addresses. A view stands for its rule, a column for its
-- default or its expression. Server 13 or newer.
WITH RECURSIVE stand_in (classid, objid, as_classid, as_objid, as_subid) AS MATERIALIZED (
  SELECT w.tableoid, w.oid, v.tableoid, v.oid, 0
    FROM pg_catalog.pg_rewrite w
    JOIN pg_catalog.pg_class v ON v.oid = w.ev_class
   WHERE v.relkind IN ('v', 'm')
     AND w.rulename = '_RETURN'
     AND w.oid >= 16384
  UNION ALL
  SELECT d.tableoid, d.oid, 'pg_catalog.pg_class'::pg_catalog.regclass, d.adrelid, d.adnum
    FROM pg_catalog.pg_attrdef d
), dependent AS (
  SELECT a.classid, a.objid, a.subid
    FROM unnest(?::oid[], ?::oid[], ?::int[]) AS a (classid, objid, subid)
  UNION
  SELECT coalesce(s.as_classid, d.classid),
         coalesce(s.as_objid, d.objid),
         coalesce(s.as_subid, d.objsubid)
    FROM dependent p
    JOIN pg_catalog.pg_depend d
      ON d.refclassid = p.classid
     AND d.refobjid = p.objid
     AND (p.subid = 0 OR d.refobjsubid = p.subid)
    LEFT JOIN stand_in s ON s.classid = d.classid AND s.objid = d.objid
   WHERE d.deptype IN ('n', 'a')
)
SELECT DISTINCT classid, objid, subid FROM dependent
