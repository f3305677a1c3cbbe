-- Constraints of tables and foreign tables, without those that follow from one of a partitioned
-- table: foreign keys of partitions, and of keys that refer to partitions.
-- Server 13 or newer.
WITH unenforced AS MATERIALIZED (
  SELECT DISTINCT tgconstraint
    FROM pg_trigger
   WHERE tgisinternal
     AND tgconstraint <> 0
     AND tgenabled <> 'O'
)
SELECT k.tableoid AS classid,
       k.oid,
       0 AS subid,
       quote_ident(k.conname) || ' on ' || quote_ident(n.nspname) || '.' || quote_ident(c.relname)
         AS identity,
       c.tableoid AS parent_classid,
       c.oid AS parent_oid,
       CASE
         WHEN k.condeferrable OR NOT k.convalidated OR k.connoinherit
           THEN regexp_replace(
                  pg_get_constraintdef(k.oid),
                  '( NO INHERIT)?( DEFERRABLE)?( INITIALLY DEFERRED)?( NOT VALID| NOT ENFORCED)?$',
                  '')
         ELSE pg_get_constraintdef(k.oid)
       END AS definition,
       CASE WHEN NOT k.convalidated
              AND k.conenforced -- since 18
         THEN 'true' END AS not_valid,
       CASE WHEN NOT k.conenforced THEN 'true' END AS not_enforced, -- since 18
       CASE WHEN k.condeferred THEN 'initially deferred'
            WHEN k.condeferrable THEN 'initially immediate' END AS deferrable,
       CASE WHEN k.connoinherit AND k.contype IN ('c', 'n') THEN 'true' END AS no_inherit,
       CASE WHEN k.coninhcount > 0
         THEN CASE WHEN k.conislocal THEN 'and declared' ELSE 'true' END END AS inherited,
       quote_ident(p.conname) AS parent_constraint,
       CASE WHEN u.tgconstraint IS NOT NULL THEN 'true' END AS triggers_disabled
  FROM pg_constraint k
  JOIN pg_class c ON c.oid = k.conrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_constraint p ON p.oid = k.conparentid
  LEFT JOIN unenforced u ON u.tgconstraint = k.oid
 WHERE k.contype <> 't'
   AND NOT (k.contype = 'f' AND k.conparentid <> 0)
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND k.oid >= 16384
