-- Whether a role may make an extension; one that is there already needs nothing. Parameters: the
-- extension, and the role, or nothing for oneself. Server 13 or newer.
SELECT quote_ident(v.name) AS object,
       quote_ident(r.rolname) AS role,
       v.installed
       OR r.rolsuper
       OR NOT v.superuser
       OR v.trusted AND has_database_privilege(r.oid, d.oid, 'CREATE') AS may,
       v.trusted,
       quote_ident(d.datname) AS database
  FROM pg_catalog.pg_available_extension_versions v
  JOIN pg_catalog.pg_available_extensions e ON e.name = v.name AND e.default_version = v.version
 CROSS JOIN pg_catalog.pg_roles r
 CROSS JOIN pg_catalog.pg_database d
 WHERE v.name = ?::text
   AND r.rolname = coalesce(nullif(?::text, ''), current_user)
   AND d.datname = current_database()
