-- Range types; the multirange type that comes with each is named. Server 13 or newer.
SELECT t.tableoid AS classid,
       t.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(t.typname) AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(t.typowner)) AS owner,
       format_type(r.rngsubtype, NULL) AS subtype,
       CASE WHEN NOT o.opcdefault THEN quote_ident(m.nspname) || '.' || quote_ident(o.opcname) END
         AS subtype_operator_class,
       CASE WHEN r.rngcollation <> s.typcollation THEN r.rngcollation::regcollation::text END
         AS collation,
       format_type(r.rngmultitypid, NULL) AS multirange, -- since 14
       NULLIF(r.rngcanonical::oid, 0)::regprocedure::text AS canonical,
       NULLIF(r.rngsubdiff::oid, 0)::regprocedure::text AS subtype_difference
  FROM pg_type t
  JOIN pg_range r ON r.rngtypid = t.oid
  JOIN pg_type s ON s.oid = r.rngsubtype
  JOIN pg_opclass o ON o.oid = r.rngsubopc
  JOIN pg_namespace m ON m.oid = o.opcnamespace
  JOIN pg_namespace n ON n.oid = t.typnamespace
 WHERE t.typtype = 'r'
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND t.oid >= 16384
