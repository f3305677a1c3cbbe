-- The indexes of tables and materialized views. The text of an expression is the server's, which
-- waits for whoever has locked the table; the columns that expressions and predicates mention are those
-- it depends on.
-- PostgreSQL 13 and later.
SELECT x.indexrelid AS index,
       x.indrelid AS relation,
       m.amname AS method,
       x.indnkeyatts AS keys,
       x.indkey::int2[] AS columns,
       (SELECT pg_catalog.array_agg(
                 CASE WHEN s.attribute = 0
                      THEN pg_catalog.pg_get_indexdef(x.indexrelid, s.i::int, false)
                      ELSE (SELECT pg_catalog.quote_ident(a.attname)
                              FROM pg_catalog.pg_attribute a
                             WHERE a.attrelid = x.indrelid AND a.attnum = s.attribute) END
                 ORDER BY s.i)
          FROM pg_catalog.unnest(x.indkey::int2[]) WITH ORDINALITY AS s(attribute, i)) AS elements,
       pg_catalog.pg_get_expr(x.indpred, x.indrelid) AS predicate,
       d.mentioned,
       x.indisunique AS is_unique,
       x.indisprimary AS is_primary,
       x.indisvalid AS is_valid,
       x.indisclustered AS is_clustered,
       x.indisreplident AS is_replica_identity,
       k.conname AS constraint_name,
       h.inhparent AS parent
  FROM pg_catalog.pg_index x
  JOIN pg_catalog.pg_class c ON c.oid = x.indexrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_catalog.pg_am m ON m.oid = c.relam
  LEFT JOIN pg_catalog.pg_inherits h ON h.inhrelid = x.indexrelid
  LEFT JOIN pg_catalog.pg_constraint k
    ON k.conindid = x.indexrelid AND k.conrelid = x.indrelid AND k.contype IN ('p', 'u', 'x')
  LEFT JOIN (SELECT p.objid, p.refobjid,
                    pg_catalog.array_agg(DISTINCT p.refobjsubid::int2) AS mentioned
               FROM pg_catalog.pg_depend p
              WHERE p.classid = 'pg_catalog.pg_class'::regclass
                AND p.refclassid = 'pg_catalog.pg_class'::regclass
                AND p.refobjsubid > 0
              GROUP BY p.objid, p.refobjid) d
    ON d.objid = x.indexrelid AND d.refobjid = x.indrelid
   AND (x.indexprs IS NOT NULL OR x.indpred IS NOT NULL)
 WHERE n.nspname NOT IN ('pg_catalog', 'information_schema', 'pg_toast')
 ORDER BY n.nspname, c.relname
