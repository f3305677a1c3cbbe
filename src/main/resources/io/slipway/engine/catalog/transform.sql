-- Transforms between types and procedural languages. Server 13 or newer.
SELECT t.tableoid AS classid,
       t.oid,
       0 AS subid,
       'for ' || format_type(t.trftype, NULL) || ' on language ' || quote_ident(l.lanname)
         AS identity,
       NULL::oid AS parent_classid,
       NULL::oid AS parent_oid,
       NULLIF(t.trffromsql::oid, 0)::regprocedure::text AS from_sql,
       NULLIF(t.trftosql::oid, 0)::regprocedure::text AS to_sql
  FROM pg_transform t
  JOIN pg_language l ON l.oid = t.trflang
