-- Statistics objects. Server 13 or newer.
SELECT s.tableoid AS classid,
       s.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(s.stxname) AS identity,
       'pg_class'::regclass::oid AS parent_classid,
       s.stxrelid AS parent_oid,
       quote_ident(pg_get_userbyid(s.stxowner)) AS owner,
       pg_get_statisticsobjdef(s.oid) AS definition,
       NULLIF(s.stxstattarget, -1) AS target
  FROM pg_statistic_ext s
  JOIN pg_namespace n ON n.oid = s.stxnamespace
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
