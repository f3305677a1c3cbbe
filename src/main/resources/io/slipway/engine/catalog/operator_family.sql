-- Operator families with the operators and functions that no class of theirs has. Server 13 or
-- newer.
SELECT f.tableoid AS classid,
       f.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(f.opfname) || ' USING ' || quote_ident(m.amname)
         AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(f.opfowner)) AS owner,
       (SELECT string_agg(concat_ws(' ', a.amopstrategy, a.amopopr::regoperator::text,
                                    'for order by ' || quote_ident(sn.nspname) || '.'
                                      || quote_ident(sf.opfname)),
                          E'\n' ORDER BY a.amopstrategy, a.amopopr::regoperator::text COLLATE "C")
          FROM pg_depend d
          JOIN pg_amop a ON a.oid = d.objid
          LEFT JOIN pg_opfamily sf ON sf.oid = a.amopsortfamily
          LEFT JOIN pg_namespace sn ON sn.oid = sf.opfnamespace
         WHERE d.classid = 'pg_amop'::regclass
           AND d.refclassid = f.tableoid
           AND d.refobjid = f.oid) AS operators,
       (SELECT string_agg(a.amprocnum || ' (' || format_type(a.amproclefttype, NULL) || ', '
                            || format_type(a.amprocrighttype, NULL) || ') '
                            || a.amproc::regprocedure::text,
                          E'\n' ORDER BY a.amprocnum, format_type(a.amproclefttype, NULL) COLLATE "C",
                                         format_type(a.amprocrighttype, NULL) COLLATE "C")
          FROM pg_depend d
          JOIN pg_amproc a ON a.oid = d.objid
         WHERE d.classid = 'pg_amproc'::regclass
           AND d.refclassid = f.tableoid
           AND d.refobjid = f.oid) AS functions
  FROM pg_opfamily f
  JOIN pg_am m ON m.oid = f.opfmethod
  JOIN pg_namespace n ON n.oid = f.opfnamespace
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND f.oid >= 16384
   -- A count, so that it is asked of the few rows that are left, and not joined.
   AND (SELECT count(*) FROM pg_depend d
         WHERE d.classid = f.tableoid AND d.objid = f.oid AND d.deptype IN ('e')) = 0
