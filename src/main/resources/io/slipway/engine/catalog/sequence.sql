-- Sequences, those of identity and serial columns too, whose parent is the column's table. What
-- each has by default, given its type and direction, is left out. Server 13 or newer.
WITH owned AS MATERIALIZED (
  SELECT d.objid, d.deptype, a.attrelid,
         a.attrelid::regclass::text || '.' || quote_ident(a.attname) AS "column"
    FROM pg_sequence q
    JOIN pg_depend d ON d.objid = q.seqrelid
    JOIN pg_attribute a ON a.attrelid = d.refobjid AND a.attnum = d.refobjsubid
   WHERE d.classid = 'pg_class'::regclass
     AND d.refclassid = 'pg_class'::regclass
     AND d.objsubid = 0
     AND d.refobjsubid > 0
     AND d.deptype IN ('a', 'i')
     AND d.objid >= 16384
     AND a.attrelid >= 16384
), bounds AS (
  SELECT q.*,
         CASE seqtypid WHEN 21 THEN -32768 WHEN 23 THEN -2147483648 ELSE -9223372036854775808 END
           AS lowest,
         CASE seqtypid WHEN 21 THEN 32767 WHEN 23 THEN 2147483647 ELSE 9223372036854775807 END
           AS highest
    FROM pg_sequence q
)
SELECT c.tableoid AS classid,
       c.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS identity,
       CASE WHEN o.objid IS NULL THEN n.tableoid ELSE c.tableoid END AS parent_classid,
       coalesce(o.attrelid, n.oid) AS parent_oid,
       quote_ident(pg_get_userbyid(c.relowner)) AS owner,
       CASE c.relpersistence WHEN 'u' THEN 'true' END AS unlogged, -- since 15
       CASE o.deptype WHEN 'i' THEN o."column" END AS identity_of,
       CASE o.deptype WHEN 'a' THEN o."column" END AS owned_by,
       NULLIF(format_type(q.seqtypid, NULL), 'bigint') AS type,
       NULLIF(q.seqstart, CASE WHEN q.seqincrement > 0 THEN q.seqmin ELSE q.seqmax END) AS start,
       NULLIF(q.seqincrement, 1) AS increment,
       NULLIF(q.seqmin, CASE WHEN q.seqincrement > 0 THEN 1 ELSE q.lowest END) AS minimum,
       NULLIF(q.seqmax, CASE WHEN q.seqincrement > 0 THEN q.highest ELSE -1 END) AS maximum,
       NULLIF(q.seqcache, 1) AS cache,
       CASE WHEN q.seqcycle THEN 'true' END AS cycle
  FROM bounds q
  JOIN pg_class c ON c.oid = q.seqrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN owned o ON o.objid = c.oid
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND c.oid >= 16384
