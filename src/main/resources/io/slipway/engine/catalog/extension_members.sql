-- What an extension brought along, with the parts that have addresses of their own, and changes
-- with it alone. Server 13 or newer.
WITH RECURSIVE members (classid, objid) AS (
  SELECT classid, objid
    FROM pg_depend
   WHERE deptype = 'e'
     AND refclassid = 'pg_extension'::regclass
  UNION
  SELECT d.classid, d.objid
    FROM members m
    JOIN pg_depend d ON d.refclassid = m.classid AND d.refobjid = m.objid
   WHERE d.deptype IN ('i', 'a', 'P', 'S')
     AND (d.classid IN ('pg_type'::regclass, 'pg_constraint'::regclass, 'pg_trigger'::regclass,
                        'pg_rewrite'::regclass, 'pg_policy'::regclass)
          OR d.deptype = 'i' AND d.classid IN ('pg_proc'::regclass, 'pg_cast'::regclass)
          OR d.classid = 'pg_class'::regclass
             AND d.objid IN (SELECT oid FROM pg_class WHERE relkind IN ('i', 'I', 'S', 'c', 't')))
)
SELECT classid, objid
  FROM members
