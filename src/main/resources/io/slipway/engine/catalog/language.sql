-- Procedural languages without those of initdb. Server 13 or newer.
SELECT l.tableoid AS classid,
       l.oid,
       0 AS subid,
       quote_ident(l.lanname) AS identity,
       NULL::oid AS parent_classid,
       NULL::oid AS parent_oid,
       quote_ident(pg_get_userbyid(l.lanowner)) AS owner,
       CASE WHEN l.lanpltrusted THEN 'true' END AS trusted,
       NULLIF(l.lanplcallfoid, 0)::regprocedure::text AS handler,
       NULLIF(l.laninline, 0)::regprocedure::text AS inline,
       NULLIF(l.lanvalidator, 0)::regprocedure::text AS validator
  FROM pg_language l
 WHERE l.oid >= 16384
