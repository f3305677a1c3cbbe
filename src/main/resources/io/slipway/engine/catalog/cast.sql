-- Casts without those of initdb and those that came with a range type. Server 13 or newer.
SELECT c.tableoid AS classid,
       c.oid,
       0 AS subid,
       '(' || format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL) || ')'
         AS identity,
       NULL::oid AS parent_classid,
       NULL::oid AS parent_oid,
       CASE c.castmethod WHEN 'f' THEN 'function' WHEN 'i' THEN 'inout' WHEN 'b' THEN 'binary' END
         AS method,
       NULLIF(c.castfunc, 0)::regprocedure::text AS function,
       CASE c.castcontext WHEN 'a' THEN 'assignment' WHEN 'i' THEN 'implicit' END AS context
  FROM pg_cast c
 WHERE c.oid >= 16384
   AND NOT EXISTS (SELECT FROM pg_depend d
                    WHERE d.classid = c.tableoid AND d.objid = c.oid AND d.deptype = 'i')
