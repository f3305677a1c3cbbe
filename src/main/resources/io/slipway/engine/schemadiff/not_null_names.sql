-- The names of NOT NULL constraints, which pgCodeKeeper writes without quoting them.
-- Server 18 or newer; older ones have no such constraints in the catalog, and none is found.
SELECT n.nspname, c.relname, a.attname, o.conname, quote_ident(o.conname) AS quoted
  FROM pg_catalog.pg_constraint o
  JOIN pg_catalog.pg_class c ON c.oid = o.conrelid
  JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
  JOIN pg_catalog.pg_attribute a ON a.attrelid = o.conrelid AND a.attnum = o.conkey[1]
 WHERE o.contype = 'n' AND o.conname <> quote_ident(o.conname)
