-- Access methods without those of initdb. Server 13 or newer.
SELECT m.tableoid AS classid,
       m.oid,
       0 AS subid,
       quote_ident(m.amname) AS identity,
       NULL::oid AS parent_classid,
       NULL::oid AS parent_oid,
       CASE m.amtype WHEN 'i' THEN 'index' WHEN 't' THEN 'table' END AS type,
       m.amhandler::regprocedure::text AS handler
  FROM pg_am m
 WHERE m.oid >= 16384
