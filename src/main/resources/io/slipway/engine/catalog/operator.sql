-- Operators without those that others name and nobody made yet. Server 13 or newer.
SELECT o.tableoid AS classid,
       o.oid,
       0 AS subid,
       o.oid::regoperator::text AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(o.oprowner)) AS owner,
       o.oprcode::regprocedure::text AS function,
       NULLIF(o.oprcom, 0)::regoperator::text AS commutator,
       NULLIF(o.oprnegate, 0)::regoperator::text AS negator,
       NULLIF(o.oprrest::oid, 0)::regprocedure::text AS restrict,
       NULLIF(o.oprjoin::oid, 0)::regprocedure::text AS join,
       CASE WHEN o.oprcanhash THEN 'true' END AS hashes,
       CASE WHEN o.oprcanmerge THEN 'true' END AS merges
  FROM pg_operator o
  JOIN pg_namespace n ON n.oid = o.oprnamespace
 WHERE o.oprcode <> 0
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND o.oid >= 16384
   -- A count, so that it is asked of the few rows that are left, and not joined.
   AND (SELECT count(*) FROM pg_depend d
         WHERE d.classid = o.tableoid AND d.objid = o.oid AND d.deptype IN ('e')) = 0
