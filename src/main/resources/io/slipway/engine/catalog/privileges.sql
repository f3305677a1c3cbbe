-- Who may do what, where that differs from what is so by default: an attribute for each grantee,
-- its value the privileges with `*` behind those that can be passed on, or `none`. A grantor who is
-- not the owner is named. What a schema's default privileges say comes on top of the others, so
-- that nothing is usual there. Server 13 or newer.
WITH acl (classid, oid, subid, owner, acl, usual) AS (
  SELECT tableoid, oid, 0, relowner, relacl,
         acldefault(CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", relowner)
    FROM pg_class
   WHERE relacl IS NOT NULL AND oid >= 16384
  UNION ALL
  SELECT c.tableoid, c.oid, a.attnum, c.relowner, a.attacl, acldefault('c', c.relowner)
    FROM pg_attribute a
    JOIN pg_class c ON c.oid = a.attrelid
   WHERE a.attacl IS NOT NULL AND a.attrelid >= 16384 AND NOT a.attisdropped
  UNION ALL
  SELECT tableoid, oid, 0, nspowner, nspacl, acldefault('n', nspowner)
    FROM pg_namespace
   WHERE nspacl IS NOT NULL
  UNION ALL
  SELECT tableoid, oid, 0, proowner, proacl, acldefault('f', proowner)
    FROM pg_proc
   WHERE proacl IS NOT NULL AND oid >= 16384
  UNION ALL
  SELECT tableoid, oid, 0, typowner, typacl, acldefault('T', typowner)
    FROM pg_type
   WHERE typacl IS NOT NULL AND oid >= 16384
  UNION ALL
  SELECT tableoid, oid, 0, lanowner, lanacl, acldefault('l', lanowner)
    FROM pg_language
   WHERE lanacl IS NOT NULL
  UNION ALL
  SELECT tableoid, oid, 0, srvowner, srvacl, acldefault('S', srvowner)
    FROM pg_foreign_server
   WHERE srvacl IS NOT NULL
  UNION ALL
  SELECT tableoid, oid, 0, fdwowner, fdwacl, acldefault('F', fdwowner)
    FROM pg_foreign_data_wrapper
   WHERE fdwacl IS NOT NULL
  UNION ALL
  SELECT tableoid, oid, 0, defaclrole, defaclacl,
         CASE defaclnamespace
           WHEN 0 THEN acldefault(CASE defaclobjtype WHEN 'S' THEN 's' ELSE defaclobjtype END,
                                  defaclrole)
           ELSE acldefault('c', defaclrole)
         END
    FROM pg_default_acl
), granted AS (
  SELECT classid, oid, subid, g.grantee, NULLIF(g.grantor, owner) AS grantor,
         string_agg(g.privilege_type || CASE WHEN g.is_grantable THEN '*' ELSE '' END,
                    ', ' ORDER BY g.privilege_type COLLATE "C") AS privileges
    FROM acl, aclexplode(acl) g
   GROUP BY 1, 2, 3, 4, 5
), usual AS (
  SELECT classid, oid, subid, g.grantee,
         string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type COLLATE "C") AS privileges
    FROM acl, aclexplode(usual) g
   GROUP BY 1, 2, 3, 4
)
SELECT classid, oid, subid,
       'privileges of '
         || CASE grantee WHEN 0 THEN 'PUBLIC'
                         ELSE chr(1) || quote_ident(pg_get_userbyid(grantee)) || chr(1) END
         || coalesce(' by ' || chr(1) || quote_ident(pg_get_userbyid(grantor)) || chr(1), ''),
       coalesce(g.privileges, 'none')
  FROM (SELECT classid, oid, subid, grantee, grantor, privileges, grantor IS NULL AS by_owner
          FROM granted) g
  FULL JOIN (SELECT classid, oid, subid, grantee, privileges, true AS by_owner FROM usual) u
       USING (classid, oid, subid, grantee, by_owner)
 WHERE g.privileges IS DISTINCT FROM u.privileges
