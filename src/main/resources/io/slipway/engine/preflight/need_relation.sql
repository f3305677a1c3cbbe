-- What a role may do with a relation; privileges on an index are those on its table. Parameters:
-- privileges of which one is enough, or nothing; the schema, the name, the schemas of the search path,
-- and the role, or nothing for oneself. Server 13 or newer.
WITH asked AS (
  SELECT ?::text AS privileges, ?::text AS schema, ?::text AS name, ?::text[] AS path,
         coalesce(nullif(?::text, ''), current_user) AS role
), found AS (
  SELECT a.privileges, r.oid AS role, r.rolname, coalesce(i.indrelid, c.oid) AS oid, c.relname, c.relowner,
         n.oid AS schema, n.nspname, n.nspowner
    FROM asked a
    JOIN pg_catalog.pg_roles r ON r.rolname = a.role
    JOIN pg_catalog.pg_class c ON c.relname = a.name
    JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
    LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.oid
   WHERE CASE WHEN a.schema = '' THEN n.nspname = ANY (a.path) ELSE n.nspname = a.schema END
   ORDER BY array_position(a.path, n.nspname::text)
   LIMIT 1
)
SELECT quote_ident(f.nspname) || '.' || quote_ident(f.relname) AS object,
       quote_ident(f.nspname) AS schema,
       quote_ident(f.rolname) AS role,
       quote_ident(pg_catalog.pg_get_userbyid(f.relowner)) AS owner,
       (SELECT o.rolsuper FROM pg_catalog.pg_roles o WHERE o.oid = f.relowner) AS of_superuser,
       pg_has_role(f.role, f.relowner, 'USAGE') AS owns,
       pg_has_role(f.role, f.nspowner, 'USAGE') AS owns_schema,
       has_schema_privilege(f.role, f.schema, 'USAGE') AS enters,
       has_schema_privilege(f.role, f.schema, 'CREATE') AS creates,
       pg_has_role(f.role, f.relowner, 'USAGE') -- before 17
       has_table_privilege(f.role, f.oid, 'MAINTAIN') -- since 17
       AS maintains,
       CASE WHEN f.privileges = '' THEN true
            WHEN has_table_privilege(f.role, f.oid, f.privileges) THEN true
            WHEN f.privileges IN ('SELECT', 'INSERT', 'UPDATE', 'REFERENCES')
            THEN has_any_column_privilege(f.role, f.oid, f.privileges)
            ELSE false END AS has
  FROM found f
