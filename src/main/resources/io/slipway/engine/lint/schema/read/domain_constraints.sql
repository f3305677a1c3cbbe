-- The constraints of domains; NOT NULL among them since 17. PostgreSQL 13 and later.
SELECT k.contypid AS type,
       k.conname AS name,
       k.contype = 'n' AS not_null,
       pg_catalog.pg_get_expr(k.conbin, 0) AS expression,
       k.convalidated AS validated
  FROM pg_catalog.pg_constraint k
 WHERE k.contypid <> 0
 ORDER BY k.contypid, k.conname
