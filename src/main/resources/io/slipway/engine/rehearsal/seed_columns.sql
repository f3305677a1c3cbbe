-- What a row of a table needs, a line a column; the parameter is the table's name as text.
-- Domains are followed down to the type that they stand on. Server 13 or newer.
WITH RECURSIVE base AS (
  SELECT a.attrelid, a.attnum, a.atttypid AS typid, a.atttypmod AS typmod, a.attnotnull AS required
    FROM pg_catalog.pg_attribute a
   WHERE a.attrelid = ?::pg_catalog.regclass
     AND a.attnum > 0
     AND NOT a.attisdropped
     AND a.attgenerated = ''
  UNION ALL
  SELECT b.attrelid, b.attnum, t.typbasetype, t.typtypmod, b.required OR t.typnotnull
    FROM base b
    JOIN pg_catalog.pg_type t ON t.oid = b.typid
   WHERE t.typtype = 'd'
)
SELECT quote_ident(a.attname) AS name,
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
       t.typname AS base_type,
       coalesce(e.typname, '') AS element_type,
       (SELECT max(x.required::int) FROM base x WHERE x.attnum = a.attnum) = 1 AS required,
       EXISTS (SELECT 1
                 FROM pg_catalog.pg_index i
                WHERE i.indrelid = a.attrelid
                  AND i.indisunique
                  AND a.attnum = ANY (i.indkey::int2[])) AS is_unique,
       EXISTS (SELECT 1
                 FROM pg_catalog.pg_index i
                WHERE i.indrelid = a.attrelid
                  AND i.indisprimary
                  AND a.attnum = ANY (i.indkey::int2[])) AS is_key,
       ARRAY (SELECT l.enumlabel::text
                FROM pg_catalog.pg_enum l
               WHERE l.enumtypid IN (t.oid, e.oid)
               ORDER BY l.enumsortorder
               LIMIT 2) AS labels,
       coalesce(f.parent, '') AS parent,
       coalesce(f.parent_column, '') AS parent_column
  FROM base b
  JOIN pg_catalog.pg_attribute a ON a.attrelid = b.attrelid AND a.attnum = b.attnum
  JOIN pg_catalog.pg_type t ON t.oid = b.typid AND t.typtype <> 'd'
  LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
  LEFT JOIN LATERAL (
    SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS parent,
           quote_ident(pa.attname) AS parent_column
      FROM pg_catalog.pg_constraint k
      JOIN LATERAL unnest(k.conkey, k.confkey) AS pair (mine, theirs) ON pair.mine = a.attnum
      JOIN pg_catalog.pg_class c ON c.oid = k.confrelid
      JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
      JOIN pg_catalog.pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = pair.theirs
     WHERE k.conrelid = a.attrelid
       AND k.contype = 'f'
     ORDER BY k.conname
     LIMIT 1) f ON true
 ORDER BY a.attnum
