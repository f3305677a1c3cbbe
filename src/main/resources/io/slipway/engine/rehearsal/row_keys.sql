-- Unique keys by which a row of a table can be named in a script: no column of theirs gets its
-- value from a sequence. The parameter is the table's name as text. Server 13 or newer.
SELECT ARRAY (SELECT quote_ident(a.attname)
                FROM unnest(i.indkey::int2[]) WITH ORDINALITY k (attnum, place)
                JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.attnum
               ORDER BY k.place)
  FROM pg_catalog.pg_index i
 WHERE i.indrelid = pg_catalog.to_regclass(?)
   AND i.indisunique
   AND i.indpred IS NULL
   AND i.indexprs IS NULL
   AND NOT EXISTS (
         SELECT
           FROM pg_catalog.pg_attribute a
           LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = a.attrelid AND d.adnum = a.attnum
          WHERE a.attrelid = i.indrelid
            AND a.attnum = ANY (i.indkey::int2[])
            AND (a.attidentity <> ''
                 OR NOT a.attnotnull
                 OR pg_catalog.pg_get_expr(d.adbin, d.adrelid) LIKE '%nextval(%'))
 ORDER BY i.indisprimary DESC, i.indexrelid
 LIMIT 1
