-- Operator classes with the operators and functions that are theirs. Server 13 or newer.
SELECT c.tableoid AS classid,
       c.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(c.opcname) || ' USING ' || quote_ident(m.amname)
         AS identity,
       f.tableoid AS parent_classid,
       f.oid AS parent_oid,
       quote_ident(pg_get_userbyid(c.opcowner)) AS owner,
       quote_ident(fn.nspname) || '.' || quote_ident(f.opfname) AS family,
       format_type(c.opcintype, NULL) AS type,
       CASE WHEN c.opckeytype <> 0 THEN format_type(c.opckeytype, NULL) END AS storage,
       CASE WHEN c.opcdefault THEN 'true' END AS "default",
       (SELECT string_agg(concat_ws(' ', a.amopstrategy, a.amopopr::regoperator::text,
                                    'for order by ' || quote_ident(sn.nspname) || '.'
                                      || quote_ident(sf.opfname)),
                          E'\n' ORDER BY a.amopstrategy, a.amopopr::regoperator::text COLLATE "C")
          FROM pg_depend d
          JOIN pg_amop a ON a.oid = d.objid
          LEFT JOIN pg_opfamily sf ON sf.oid = a.amopsortfamily
          LEFT JOIN pg_namespace sn ON sn.oid = sf.opfnamespace
         WHERE d.classid = 'pg_amop'::regclass
           AND d.refclassid = c.tableoid
           AND d.refobjid = c.oid) AS operators,
       (SELECT string_agg(a.amprocnum || ' (' || format_type(a.amproclefttype, NULL) || ', '
                            || format_type(a.amprocrighttype, NULL) || ') '
                            || a.amproc::regprocedure::text,
                          E'\n' ORDER BY a.amprocnum, format_type(a.amproclefttype, NULL) COLLATE "C",
                                         format_type(a.amprocrighttype, NULL) COLLATE "C")
          FROM pg_depend d
          JOIN pg_amproc a ON a.oid = d.objid
         WHERE d.classid = 'pg_amproc'::regclass
           AND d.refclassid = c.tableoid
           AND d.refobjid = c.oid) AS functions
  FROM pg_opclass c
  JOIN pg_am m ON m.oid = c.opcmethod
  JOIN pg_opfamily f ON f.oid = c.opcfamily
  JOIN pg_namespace fn ON fn.oid = f.opfnamespace
  JOIN pg_namespace n ON n.oid = c.opcnamespace
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND c.oid >= 16384
   -- A count, so that it is asked of the few rows that are left, and not joined.
   AND (SELECT count(*) FROM pg_depend d
         WHERE d.classid = c.tableoid AND d.objid = c.oid AND d.deptype IN ('e')) = 0
