-- The text of a table's check constraint and the columns that it reads; the parameters are the
-- table's and the constraint's name. Server 13 or newer.
SELECT pg_catalog.pg_get_constraintdef(k.oid),
       ARRAY (SELECT quote_ident(a.attname)
                FROM pg_catalog.pg_attribute a
               WHERE a.attrelid = k.conrelid
                 AND a.attnum = ANY (k.conkey)
               ORDER BY a.attnum)
  FROM pg_catalog.pg_constraint k
 WHERE k.conrelid = ?::pg_catalog.regclass
   AND k.conname = ?
