-- Text search dictionaries. Server 13 or newer.
SELECT d.tableoid AS classid,
       d.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(d.dictname) AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(d.dictowner)) AS owner,
       quote_ident(m.nspname) || '.' || quote_ident(t.tmplname) AS template,
       d.dictinitoption AS options
  FROM pg_ts_dict d
  JOIN pg_ts_template t ON t.oid = d.dicttemplate
  JOIN pg_namespace m ON m.oid = t.tmplnamespace
  JOIN pg_namespace n ON n.oid = d.dictnamespace
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
