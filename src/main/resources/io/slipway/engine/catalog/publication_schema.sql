-- The schemas of publications: none before 15. Server 13 or newer.
SELECT p.tableoid AS classid,
       p.oid,
       0 AS subid,
       quote_ident(n.nspname) || ' in publication ' || quote_ident(b.pubname) AS identity,
       b.tableoid AS parent_classid,
       b.oid AS parent_oid
  FROM pg_publication_namespace p -- since 15
  FROM (SELECT tableoid, oid, 0::oid AS pnpubid, 0::oid AS pnnspid -- before 15
          FROM pg_publication WHERE false) p -- before 15
  JOIN pg_publication b ON b.oid = p.pnpubid
  JOIN pg_namespace n ON n.oid = p.pnnspid
