-- Who may do what, where that differs from what an owner has by default: an attribute for each
-- grantee, its value the privileges with `*` behind those that can be passed on and the grantor
-- where that is not the owner. Server 13 or newer.
WITH acl AS (
  SELECT c.tableoid AS classid, c.oid, 0 AS subid, c.relowner AS owner,
         c.relacl AS acl, acldefault(CASE c.relkind WHEN 'S' THEN 's' ELSE 'r' END::"char", c.relowner) AS usual
    FROM pg_class c
   WHERE c.relacl IS NOT NULL
  UNION ALL
  SELECT n.tableoid, n.oid, 0, n.nspowner, n.nspacl, acldefault('n', n.nspowner)
    FROM pg_namespace n
   WHERE n.nspacl IS NOT NULL
), granted AS (
  SELECT classid, oid, subid, owner, g.grantee,
         string_agg(g.privilege_type
                    || CASE WHEN g.is_grantable THEN '*' ELSE '' END
                    || CASE WHEN g.grantor <> owner THEN ' by ' || g.grantor::regrole ELSE '' END,
                    ', ' ORDER BY g.privilege_type, g.grantor::regrole::text) AS privileges
    FROM acl, aclexplode(acl) g
   GROUP BY 1, 2, 3, 4, 5
), usual AS (
  SELECT classid, oid, subid, g.grantee,
         string_agg(g.privilege_type, ', ' ORDER BY g.privilege_type) AS privileges
    FROM acl, aclexplode(usual) g
   GROUP BY 1, 2, 3, 4
)
SELECT classid, oid, subid,
       'privileges of ' || CASE grantee WHEN 0 THEN 'PUBLIC' ELSE grantee::regrole::text END,
       coalesce(g.privileges, 'none')
  FROM granted g
  FULL JOIN usual u USING (classid, oid, subid, grantee)
 WHERE g.privileges IS DISTINCT FROM u.privileges
