-- The tables of publications. Server 13 or newer.
SELECT p.tableoid AS classid,
       p.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(c.relname) || ' in publication '
         || quote_ident(b.pubname) AS identity,
       b.tableoid AS parent_classid,
       b.oid AS parent_oid
       , (SELECT string_agg(quote_ident(a.attname), ', ' ORDER BY k.place) -- since 15
          FROM unnest(p.prattrs) WITH ORDINALITY k (attnum, place) -- since 15
          JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.attnum) AS columns, -- since 15
       pg_get_expr(p.prqual, p.prrelid) AS row_filter -- since 15
  FROM pg_publication_rel p
  JOIN pg_publication b ON b.oid = p.prpubid
  JOIN pg_class c ON c.oid = p.prrelid
  JOIN pg_namespace n ON n.oid = c.relnamespace
