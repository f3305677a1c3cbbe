-- Publications with their tables and schemas. PostgreSQL 13 and later.
SELECT p.pubname AS name,
       p.puballtables AS all_tables,
       (SELECT pg_catalog.array_agg(r.prrelid)
          FROM pg_catalog.pg_publication_rel r
         WHERE r.prpubid = p.oid) AS tables,
       NULL::text[] AS schemas -- before 15
       (SELECT pg_catalog.array_agg(n.nspname::text) -- since 15
          FROM pg_catalog.pg_publication_namespace s -- since 15
          JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid -- since 15
         WHERE s.pnpubid = p.oid) AS schemas -- since 15
  FROM pg_catalog.pg_publication p
 ORDER BY p.pubname
