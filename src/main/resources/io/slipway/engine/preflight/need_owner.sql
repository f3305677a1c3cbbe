-- Whether a role owns the functions and procedures, or the type, of a name: all or none of them, or
-- some. Parameters: whether routines are meant, the schema, the name, the schemas of the search path, and
-- the role, or nothing for oneself. Server 13 or newer.
WITH asked AS (
  SELECT ?::boolean AS routine, ?::text AS schema, ?::text AS name, ?::text[] AS path,
         coalesce(nullif(?::text, ''), current_user) AS role
), named AS (
  SELECT p.proname AS name, p.pronamespace AS schema, p.proowner AS owner, true AS routine
    FROM pg_catalog.pg_proc p
  UNION ALL
  SELECT t.typname, t.typnamespace, t.typowner, false
    FROM pg_catalog.pg_type t
   WHERE t.typtype <> 'p'
), found AS (
  SELECT n.nspname, o.name, o.owner, r.oid AS role, r.rolname,
         dense_rank() OVER (ORDER BY array_position(a.path, n.nspname::text)) AS place
    FROM asked a
    JOIN pg_catalog.pg_roles r ON r.rolname = a.role
    JOIN named o ON o.name = a.name AND o.routine = a.routine
    JOIN pg_catalog.pg_namespace n ON n.oid = o.schema
   WHERE CASE WHEN a.schema = '' THEN n.nspname = ANY (a.path) ELSE n.nspname = a.schema END
)
SELECT quote_ident(f.nspname) || '.' || quote_ident(f.name) AS object,
       quote_ident(f.rolname) AS role,
       quote_ident(pg_catalog.pg_get_userbyid(min(f.owner))) AS owner,
       (SELECT o.rolsuper FROM pg_catalog.pg_roles o WHERE o.oid = min(f.owner)) AS of_superuser,
       bool_or(pg_has_role(f.role, f.owner, 'USAGE')) AS owns
  FROM found f
 WHERE f.place = 1
 GROUP BY f.nspname, f.name, f.rolname
