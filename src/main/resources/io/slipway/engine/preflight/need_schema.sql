-- What a role may do with a schema. Parameters: the schema, and the role, or nothing for oneself.
-- Server 13 or newer.
SELECT quote_ident(n.nspname) AS object,
       quote_ident(r.rolname) AS role,
       quote_ident(pg_catalog.pg_get_userbyid(n.nspowner)) AS owner,
       (SELECT o.rolsuper FROM pg_catalog.pg_roles o WHERE o.oid = n.nspowner) AS of_superuser,
       pg_has_role(r.oid, n.nspowner, 'USAGE') AS owns,
       has_schema_privilege(r.oid, n.oid, 'CREATE') AS creates
  FROM pg_catalog.pg_namespace n,
       pg_catalog.pg_roles r
 WHERE n.nspname = ?::text
   AND r.rolname = coalesce(nullif(?::text, ''), current_user)
