-- What a row needs in each of some tables and in those that they refer to, directly or through
-- others: a line a column, and one line without a column's name for a table that has none. The
-- parameter is the tables' names as texts. Domains are followed down to the type that they stand
-- on. Server 13 or newer.
WITH RECURSIVE wanted AS (
  SELECT name::pg_catalog.regclass::oid AS oid
    FROM unnest(?::text[]) name
   UNION
  SELECT k.confrelid
    FROM wanted w
    JOIN pg_catalog.pg_constraint k ON k.conrelid = w.oid AND k.contype = 'f'
), base AS (
  SELECT a.attrelid, a.attnum, a.atttypid AS typid, a.attnotnull AS required
    FROM wanted w
    JOIN pg_catalog.pg_attribute a ON a.attrelid = w.oid
   WHERE a.attnum > 0
     AND NOT a.attisdropped
     AND a.attgenerated = ''
   UNION ALL
  SELECT b.attrelid, b.attnum, t.typbasetype, b.required OR t.typnotnull
    FROM base b
    JOIN pg_catalog.pg_type t ON t.oid = b.typid
   WHERE t.typtype = 'd'
), undermost AS (
  SELECT b.attrelid, b.attnum, b.required, t.oid AS typid, t.typname, e.oid AS element, e.typname AS element_type
    FROM base b
    JOIN pg_catalog.pg_type t ON t.oid = b.typid AND t.typtype <> 'd'
    LEFT JOIN pg_catalog.pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
)
SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS "table",
       EXISTS (SELECT 1
                 FROM pg_catalog.pg_trigger g
                WHERE g.tgrelid = c.oid
                  AND NOT g.tgisinternal) AS has_triggers,
       quote_ident(a.attname) AS name,
       pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
       u.typname AS base_type,
       coalesce(u.element_type, '') AS element_type,
       u.required,
       EXISTS (SELECT 1
                 FROM pg_catalog.pg_index i
                WHERE i.indrelid = c.oid
                  AND i.indisunique
                  AND a.attnum = ANY (i.indkey::int2[])) AS is_unique,
       EXISTS (SELECT 1
                 FROM pg_catalog.pg_index i
                WHERE i.indrelid = c.oid
                  AND i.indisprimary
                  AND a.attnum = ANY (i.indkey::int2[])) AS is_key,
       ARRAY (SELECT l.enumlabel::text
                FROM pg_catalog.pg_enum l
               WHERE l.enumtypid IN (u.typid, u.element)
               ORDER BY l.enumsortorder
               LIMIT 2) AS labels,
       coalesce(f.parent, '') AS parent,
       coalesce(f.parent_column, '') AS parent_column
  FROM wanted w
  JOIN pg_catalog.pg_class c ON c.oid = w.oid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN undermost u ON u.attrelid = c.oid
  LEFT JOIN pg_catalog.pg_attribute a ON a.attrelid = u.attrelid AND a.attnum = u.attnum
  LEFT JOIN LATERAL (
    SELECT quote_ident(pn.nspname) || '.' || quote_ident(pc.relname) AS parent,
           quote_ident(pa.attname) AS parent_column
      FROM pg_catalog.pg_constraint k
      JOIN LATERAL unnest(k.conkey, k.confkey) AS pair (mine, theirs) ON pair.mine = a.attnum
      JOIN pg_catalog.pg_class pc ON pc.oid = k.confrelid
      JOIN pg_catalog.pg_namespace pn ON pn.oid = pc.relnamespace
      JOIN pg_catalog.pg_attribute pa ON pa.attrelid = k.confrelid AND pa.attnum = pair.theirs
     WHERE k.conrelid = a.attrelid
       AND k.contype = 'f'
     ORDER BY k.conname
     LIMIT 1) f ON true
 ORDER BY c.oid, a.attnum
