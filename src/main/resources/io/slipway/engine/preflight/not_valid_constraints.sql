-- Constraints that hold for new rows alone, NOT NULL among them since 18; what is not enforced is not
-- meant to hold. Parameter: the touched tables. Server 13 or newer.
SELECT k.conname AS name,
       k.conrelid::regclass::text AS "table",
       pg_catalog.pg_get_constraintdef(k.oid) AS definition,
       k.conrelid = ANY (?::bigint[]::oid[]) AS touched
  FROM pg_catalog.pg_constraint k
 WHERE NOT k.convalidated
   AND k.conenforced -- since 18
   AND k.conrelid <> 0
   AND k.conparentid = 0
 ORDER BY 2, 1
