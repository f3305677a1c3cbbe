-- The tables that names mean, those of indexes for them, and all their partitions and children.
-- Parameters: the schemas and the names, whether the table's form may change, the schemas of the search
-- path, and further tables by their quoted names. Server 13 or newer.
WITH RECURSIVE asked AS (
  SELECT w.schema, w.name, w.structure, p.path
    FROM ROWS FROM (unnest(?::text[]), unnest(?::text[]), unnest(?::boolean[])) AS w(schema, name, structure)
   CROSS JOIN (SELECT ?::text[] AS path) p
), found AS (
  SELECT a.structure, f.oid
    FROM asked a
   CROSS JOIN LATERAL (
     SELECT coalesce(i.indrelid, c.oid) AS oid
       FROM pg_catalog.pg_class c
       JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
       LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
      WHERE c.relname = a.name
        AND CASE WHEN a.schema = '' THEN n.nspname = ANY (a.path) ELSE n.nspname = a.schema END
      ORDER BY array_position(a.path, n.nspname::text)
      LIMIT 1) f
  UNION
  SELECT true, c.oid
    FROM pg_catalog.pg_class c
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
   WHERE quote_ident(n.nspname) || '.' || quote_ident(c.relname) = ANY (?::text[])
), family AS (
  SELECT f.oid, f.structure FROM found f
  UNION
  SELECT h.inhrelid, f.structure
    FROM family f
    JOIN pg_catalog.pg_inherits h ON h.inhparent = f.oid
)
SELECT c.oid::bigint AS oid,
       quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS name,
       bool_or(f.structure) AS structure
  FROM family f
  JOIN pg_catalog.pg_class c ON c.oid = f.oid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
   AND c.relkind IN ('r', 'p', 'm', 'f', 'v')
 GROUP BY c.oid, n.nspname, c.relname
 ORDER BY 2
