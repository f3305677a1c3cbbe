-- The constraints of tables, without constraint triggers and without what a foreign key that refers
-- to a partitioned table has for each of its partitions. PostgreSQL 13 and later.
SELECT k.conrelid AS relation,
       k.conname AS name,
       k.contype AS kind,
       k.conkey AS columns,
       pg_catalog.pg_get_expr(k.conbin, k.conrelid) AS expression,
       k.convalidated AS validated,
       true AS enforced, -- before 18
       k.conenforced AS enforced, -- since 18
       k.condeferrable AS deferrable,
       nullif(k.confrelid, 0) AS referenced,
       k.confkey AS referenced_columns,
       k.confdeltype AS on_delete,
       CASE WHEN k.contype IN ('p', 'u', 'x') THEN nullif(k.conindid, 0) END AS index,
       k.conislocal AS local,
       k.coninhcount > 0 AS inherited,
       k.connoinherit AND k.contype IN ('c', 'n') AS no_inherit
  FROM pg_catalog.pg_constraint k
  LEFT JOIN pg_catalog.pg_constraint p ON p.oid = k.conparentid
 WHERE k.conrelid <> 0
   AND k.contype IN ('c', 'p', 'u', 'f', 'x', 'n')
   AND (p.conrelid IS NULL OR p.conrelid <> k.conrelid)
 ORDER BY k.conrelid, k.conname
