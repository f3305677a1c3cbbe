-- Constraints of domains. NOT NULL is an attribute of the domain; it has a name that a dump keeps
-- since server 18 only. Server 13 or newer.
SELECT k.tableoid AS classid,
       k.oid,
       0 AS subid,
       quote_ident(k.conname) || ' on ' || quote_ident(n.nspname) || '.' || quote_ident(t.typname)
         AS identity,
       t.tableoid AS parent_classid,
       t.oid AS parent_oid,
       pg_get_constraintdef(k.oid) AS definition
  FROM pg_constraint k
  JOIN pg_type t ON t.oid = k.contypid
  JOIN pg_namespace n ON n.oid = t.typnamespace
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND k.oid >= 16384
   AND k.contype <> 'n' -- before 18
