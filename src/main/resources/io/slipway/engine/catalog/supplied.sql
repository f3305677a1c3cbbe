-- What extensions and initdb supplied, where somebody granted or revoked privileges on it since: a
-- row for each attribute, its name and value behind the parent. Like privileges.sql it says what a
-- grantee has now, and besides what the grantee had initially, if the two differ: by pg_init_privs,
-- or by acldefault for what is not there. `public` is a schema like others; nobody recorded what
-- information_schema had initially. Server 13 or newer.
--
-- A function that initdb's first transaction wrote is as it was, and that is cheaper to see than
-- its last column, the ACL. A column's ACL alone becomes null again when nothing is left of it.
WITH member AS MATERIALIZED (
  SELECT classid, objid, refclassid, refobjid
    FROM pg_depend
   WHERE refclassid = 'pg_extension'::regclass AND deptype = 'e'
), acl (classid, oid, subid, schema, owner, acl, type) AS (
  SELECT tableoid, oid, 0, relnamespace, relowner, relacl,
         CASE relkind WHEN 'S' THEN 's' ELSE 'r' END::"char"
    FROM pg_class
   WHERE (oid < 16384
          OR oid = ANY (ARRAY(SELECT objid FROM member WHERE classid = 'pg_class'::regclass)))
     AND relacl IS NOT NULL
  UNION ALL
  SELECT 'pg_class'::regclass, a.attrelid, a.attnum,
         (SELECT relnamespace FROM pg_class WHERE oid = a.attrelid),
         (SELECT relowner FROM pg_class WHERE oid = a.attrelid), a.attacl, 'c'
    FROM (SELECT attrelid, attnum, attacl
            FROM pg_attribute
           WHERE (attrelid < 16384
                  OR attrelid = ANY (ARRAY(SELECT objid FROM member
                                            WHERE classid = 'pg_class'::regclass)))
             AND attacl IS NOT NULL AND NOT attisdropped
          UNION ALL
          SELECT objoid, objsubid, NULL
            FROM pg_init_privs
           WHERE objsubid > 0
             AND (SELECT count(*) FROM pg_attribute
                   WHERE attrelid = objoid AND attnum = objsubid
                     AND attacl IS NULL AND NOT attisdropped) > 0) a
  UNION ALL
  SELECT tableoid, oid, 0, oid, nspowner, nspacl, 'n'
    FROM pg_namespace
   WHERE nspacl IS NOT NULL AND nspname <> 'public'
  UNION ALL
  SELECT tableoid, oid, 0, pronamespace, proowner, proacl, 'f'
    FROM (SELECT tableoid, * FROM pg_proc WHERE xmin <> '1' OFFSET 0) changed
   WHERE proacl IS NOT NULL
  UNION ALL
  SELECT tableoid, oid, 0, typnamespace, typowner, typacl, 'T'
    FROM pg_type
   WHERE (oid < 16384
          OR oid = ANY (ARRAY(SELECT objid FROM member WHERE classid = 'pg_type'::regclass)))
     AND typacl IS NOT NULL
  UNION ALL
  SELECT tableoid, oid, 0, 0, lanowner, lanacl, 'l'
    FROM pg_language
   WHERE lanacl IS NOT NULL
  UNION ALL
  SELECT tableoid, oid, 0, 0, srvowner, srvacl, 'S'
    FROM pg_foreign_server
   WHERE srvacl IS NOT NULL
  UNION ALL
  SELECT tableoid, oid, 0, 0, fdwowner, fdwacl, 'F'
    FROM pg_foreign_data_wrapper
   WHERE fdwacl IS NOT NULL
), supplied AS (
  SELECT a.classid, a.oid, a.subid, a.owner, m.refclassid, m.refobjid,
         coalesce(a.acl, acldefault(a.type, a.owner)) AS acl,
         coalesce(i.initprivs, acldefault(a.type, a.owner)) AS initial
    FROM acl a
    LEFT JOIN pg_init_privs i
           ON i.classoid = a.classid AND i.objoid = a.oid AND i.objsubid = a.subid
    LEFT JOIN member m ON m.classid = a.classid AND m.objid = a.oid
   WHERE a.acl IS DISTINCT FROM i.initprivs
     AND (a.oid < 16384 OR m.objid IS NOT NULL)
     AND a.schema NOT IN (SELECT oid FROM pg_namespace WHERE nspname = 'information_schema')
), granted AS (
  SELECT classid, oid, subid, g.grantee, coalesce(NULLIF(g.grantor, owner), 0) AS grantor,
         string_agg(g.privilege_type || CASE WHEN g.is_grantable THEN '*' ELSE '' END,
                    ', ' ORDER BY g.privilege_type COLLATE "C")
           FILTER (WHERE NOT g.initially) AS privileges,
         string_agg(g.privilege_type || CASE WHEN g.is_grantable THEN '*' ELSE '' END,
                    ', ' ORDER BY g.privilege_type COLLATE "C")
           FILTER (WHERE g.initially) AS initial
    FROM supplied
   CROSS JOIN LATERAL (SELECT *, false AS initially FROM aclexplode(acl)
                       UNION ALL
                       SELECT *, true FROM aclexplode(initial)) g
   GROUP BY 1, 2, 3, 4, 5
)
SELECT classid, oid, subid,
       o.type || ' '
         || CASE o.type WHEN 'type' THEN o.schema || '.' || o.name
                        ELSE regexp_replace(o.identity, '([(,])pg_catalog\.', '\1', 'g') END
         AS identity,
       refclassid AS parent_classid,
       refobjid AS parent_oid,
       v.at_first || 'privileges of '
         || CASE grantee WHEN 0 THEN 'PUBLIC'
                         ELSE chr(1) || quote_ident(pg_get_userbyid(grantee)) || chr(1) END
         || coalesce(' by ' || chr(1) || quote_ident(pg_get_userbyid(NULLIF(grantor, 0))) || chr(1),
                     '')
         AS attribute,
       v.value
  FROM granted g
  JOIN supplied s USING (classid, oid, subid)
 CROSS JOIN pg_identify_object(classid, oid, subid) o
 CROSS JOIN LATERAL (VALUES ('', coalesce(g.privileges, 'none')), ('initial ', g.initial))
              v (at_first, value)
 WHERE g.privileges IS DISTINCT FROM g.initial
   AND v.value IS NOT NULL
