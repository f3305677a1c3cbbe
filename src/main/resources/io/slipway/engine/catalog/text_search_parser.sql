-- Text search parsers. Server 13 or newer.
SELECT p.tableoid AS classid,
       p.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(p.prsname) AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       p.prsstart::regprocedure::text AS start,
       p.prstoken::regprocedure::text AS token,
       p.prsend::regprocedure::text AS "end",
       p.prslextype::regprocedure::text AS lexeme_types,
       NULLIF(p.prsheadline::oid, 0)::regprocedure::text AS headline
  FROM pg_ts_parser p
  JOIN pg_namespace n ON n.oid = p.prsnamespace
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
