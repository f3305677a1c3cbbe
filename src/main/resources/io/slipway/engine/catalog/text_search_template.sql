-- Text search templates. Server 13 or newer.
SELECT t.tableoid AS classid,
       t.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(t.tmplname) AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       NULLIF(t.tmplinit::oid, 0)::regprocedure::text AS init,
       t.tmpllexize::regprocedure::text AS lexize
  FROM pg_ts_template t
  JOIN pg_namespace n ON n.oid = t.tmplnamespace
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
