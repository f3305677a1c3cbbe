-- Collations; the version of the library that they were made with is the server's affair. Server
-- 13 or newer.
SELECT c.tableoid AS classid,
       c.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(c.collname) AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(c.collowner)) AS owner,
       CASE c.collprovider WHEN 'i' THEN 'icu' WHEN 'c' THEN 'libc' WHEN 'b' THEN 'builtin'
                           WHEN 'd' THEN 'default' END AS provider,
       c.colllocale AS locale, -- since 17
       c.colliculocale AS locale, -- since 15 -- before 17
       c.collicurules AS rules, -- since 16
       CASE WHEN NOT c.collisdeterministic THEN 'false' END AS deterministic,
       c.collcollate AS lc_collate,
       c.collctype AS lc_ctype
  FROM pg_collation c
  JOIN pg_namespace n ON n.oid = c.collnamespace
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND c.oid >= 16384
