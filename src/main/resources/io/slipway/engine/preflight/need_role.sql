-- Whether the session's role may become another, which giving it something needs as well.
-- Parameter: the role. Server 13 or newer.
SELECT quote_ident(r.rolname) AS object,
       quote_ident(session_user) AS role,
       pg_has_role(session_user, r.oid, 'MEMBER') -- before 16
       pg_has_role(session_user, r.oid, 'SET') -- since 16
       AS may,
       r.rolsuper AS superuser
  FROM pg_catalog.pg_roles r
 WHERE r.rolname = ?::text
