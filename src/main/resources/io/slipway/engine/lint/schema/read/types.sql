-- Enums with their labels in order, domains with their base types, and the other types but those of
-- relations and arrays. PostgreSQL 13 and later.
SELECT t.oid,
       n.nspname AS schema,
       t.typname AS name,
       t.typtype AS kind,
       l.labels,
       CASE WHEN bn.nspname <> 'pg_catalog' THEN bn.nspname ELSE '' END AS type_schema,
       CASE WHEN bn.nspname <> 'pg_catalog' THEN e.typname
            ELSE pg_catalog.format_type(e.oid, NULL) END AS type_name,
       substring(pg_catalog.format_type(e.oid, t.typtypmod) FROM '\((.*)\)') AS modifiers,
       CASE WHEN e.oid <> b.oid THEN greatest(t.typndims, 1) ELSE 0 END AS dimensions,
       t.typnotnull AS not_null,
       pg_catalog.pg_get_expr(t.typdefaultbin, 0) AS value,
       EXISTS (SELECT
                 FROM pg_catalog.regexp_matches(
                        t.typdefaultbin::text, ':(?:op)?funcid (\d+)', 'g') AS called
                 JOIN pg_catalog.pg_proc p ON p.oid = called[1]::oid
                WHERE p.provolatile = 'v') AS is_volatile
  FROM pg_catalog.pg_type t
  JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
  LEFT JOIN pg_catalog.pg_type b ON b.oid = t.typbasetype
  LEFT JOIN pg_catalog.pg_type e
    ON e.oid = CASE WHEN b.typelem <> 0 AND b.typarray = 0 THEN b.typelem ELSE b.oid END
  LEFT JOIN pg_catalog.pg_namespace bn ON bn.oid = e.typnamespace
  LEFT JOIN (SELECT g.enumtypid,
                    pg_catalog.array_agg(g.enumlabel::text ORDER BY g.enumsortorder) AS labels
               FROM pg_catalog.pg_enum g
              GROUP BY g.enumtypid) l ON l.enumtypid = t.oid
 WHERE n.nspname NOT IN ('pg_catalog', 'information_schema')
   AND n.nspname !~ '^pg_toast'
   AND (n.nspname !~ '^pg_temp_' OR n.oid = pg_catalog.pg_my_temp_schema())
   AND t.typrelid = 0
   AND NOT (t.typelem <> 0 AND t.typarray = 0)
   AND t.typtype <> 'm'
 ORDER BY n.nspname, t.typname
