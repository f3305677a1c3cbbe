-- The columns of tables, views and composite types, in their order. A type of pg_catalog is as
-- format_type writes it, without a schema; of an array, the elements' type and how many dimensions
-- it has. A default is volatile when it calls a volatile function: the tree of its nodes is the
-- only place that names PostgreSQL's own. PostgreSQL 13 and later.
SELECT a.attrelid AS relation,
       a.attnum AS number,
       a.attname AS name,
       CASE WHEN tn.nspname <> 'pg_catalog' THEN tn.nspname ELSE '' END AS type_schema,
       CASE WHEN tn.nspname <> 'pg_catalog' THEN e.typname
            ELSE pg_catalog.format_type(e.oid, NULL) END AS type_name,
       substring(pg_catalog.format_type(e.oid, a.atttypmod) FROM '\((.*)\)') AS modifiers,
       CASE WHEN e.oid <> t.oid THEN greatest(a.attndims, 1) ELSE 0 END AS dimensions,
       CASE WHEN a.attcollation <> t.typcollation THEN cn.nspname END AS collation_schema,
       CASE WHEN a.attcollation <> t.typcollation THEN co.collname END AS collation_name,
       a.attnotnull AS not_null,
       pg_catalog.pg_get_expr(d.adbin, d.adrelid) AS value,
       EXISTS (SELECT
                 FROM pg_catalog.regexp_matches(
                        d.adbin::text, ':(?:op)?funcid (\d+)', 'g') AS called
                 JOIN pg_catalog.pg_proc p ON p.oid = called[1]::oid
                WHERE p.provolatile = 'v') AS is_volatile,
       a.attidentity AS identity,
       a.attgenerated AS generated,
       a.attislocal AS local,
       a.attinhcount AS inherited
  FROM pg_catalog.pg_attribute a
  JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
  JOIN pg_catalog.pg_type e
    ON e.oid = CASE WHEN t.typelem <> 0 AND t.typarray = 0 THEN t.typelem ELSE t.oid END
  JOIN pg_catalog.pg_namespace tn ON tn.oid = e.typnamespace
  LEFT JOIN pg_catalog.pg_collation co ON co.oid = a.attcollation
  LEFT JOIN pg_catalog.pg_namespace cn ON cn.oid = co.collnamespace
  LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
 WHERE a.attnum > 0
   AND NOT a.attisdropped
   AND c.relkind IN ('r', 'p', 'f', 'v', 'm', 'c')
   AND n.nspname NOT IN ('pg_catalog', 'information_schema')
 ORDER BY a.attrelid, a.attnum
