-- What pgCodeKeeper does not know of, each with the statements that make it, that bring an existing
-- one to this state, and that take it away. NULL for statements that do not exist: a difference is
-- then refused. Server 15 or newer.
WITH published AS (
  SELECT p.*,
         concat_ws(', ',
           (SELECT string_agg(
                     format('TABLE %I.%I%s%s', n.nspname, c.relname,
                       CASE WHEN r.prattrs IS NOT NULL THEN
                         (SELECT ' (' || string_agg(quote_ident(attname), ', ' ORDER BY attnum) || ')'
                            FROM pg_catalog.pg_attribute
                           WHERE attrelid = r.prrelid AND attnum = ANY (r.prattrs)) END,
                       ' WHERE (' || pg_get_expr(r.prqual, r.prrelid) || ')'),
                     ', ' ORDER BY n.nspname, c.relname)
              FROM pg_catalog.pg_publication_rel r
              JOIN pg_catalog.pg_class c ON c.oid = r.prrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE r.prpubid = p.oid),
           (SELECT 'TABLES IN SCHEMA ' || string_agg(quote_ident(nspname), ', ' ORDER BY nspname)
              FROM pg_catalog.pg_publication_namespace s
              JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid
             WHERE s.pnpubid = p.oid)) AS content,
         format('(publish = %L, publish_via_partition_root = %s)',
           concat_ws(', ', CASE WHEN pubinsert THEN 'insert' END,
             CASE WHEN pubupdate THEN 'update' END, CASE WHEN pubdelete THEN 'delete' END,
             CASE WHEN pubtruncate THEN 'truncate' END), pubviaroot::text) AS options
    FROM pg_catalog.pg_publication p
), default_privilege AS (
  SELECT format('ALTER DEFAULT PRIVILEGES FOR ROLE %I%s ', r.rolname,
           ' IN SCHEMA ' || quote_ident(n.nspname)) AS alteration,
         CASE d.defaclobjtype WHEN 'r' THEN 'TABLES' WHEN 'S' THEN 'SEQUENCES' WHEN 'f' THEN 'FUNCTIONS'
           WHEN 'T' THEN 'TYPES' WHEN 'n' THEN 'SCHEMAS' ELSE 'LARGE OBJECTS' END AS objects,
         r.rolname, n.nspname, d.defaclacl,
         CASE WHEN d.defaclnamespace = 0
           THEN acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole)
           ELSE '{}'::aclitem[] END AS normal
    FROM pg_catalog.pg_default_acl d
    JOIN pg_catalog.pg_roles r ON r.oid = d.defaclrole
    LEFT JOIN pg_catalog.pg_namespace n ON n.oid = d.defaclnamespace
)
SELECT 'publication' AS kind, quote_ident(pubname) AS identity,
       NULL::text AS schema, NULL::text AS relation, true AS early,
       ARRAY[format('CREATE PUBLICATION %I%s WITH %s', pubname,
         CASE WHEN puballtables THEN ' FOR ALL TABLES' WHEN content <> '' THEN ' FOR ' || content END,
         options)] AS made,
       CASE WHEN NOT puballtables THEN
         ARRAY[format('ALTER PUBLICATION %I SET %s', pubname, options),
           CASE WHEN content <> '' THEN format('ALTER PUBLICATION %I SET %s', pubname, content) END]
       END AS altered,
       ARRAY[format('DROP PUBLICATION %I', pubname)] AS dropped
  FROM published
UNION ALL
SELECT 'replica identity', format('%I.%I', n.nspname, c.relname), n.nspname, c.relname, false,
       ARRAY[format('ALTER TABLE %I.%I REPLICA IDENTITY %s', n.nspname, c.relname,
         CASE c.relreplident WHEN 'f' THEN 'FULL' WHEN 'n' THEN 'NOTHING' ELSE 'USING INDEX ' ||
           (SELECT quote_ident(ic.relname) FROM pg_catalog.pg_index i
              JOIN pg_catalog.pg_class ic ON ic.oid = i.indexrelid
             WHERE i.indrelid = c.oid AND i.indisreplident) END)],
       NULL,
       ARRAY[format('ALTER TABLE %I.%I REPLICA IDENTITY DEFAULT', n.nspname, c.relname)]
  FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
 WHERE c.relkind IN ('r', 'p') AND c.relreplident <> 'd' AND n.nspname NOT LIKE 'pg\_%'
   AND n.nspname <> 'information_schema'
UNION ALL
SELECT 'default privileges', concat_ws(' ', rolname, nspname, objects), NULL, NULL, true,
       (SELECT array_agg(alteration || statement ORDER BY statement DESC) FROM (
          SELECT format('REVOKE ALL ON %s FROM %s', objects,
                   CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(e.grantee)) END)
            FROM aclexplode(normal) e GROUP BY e.grantee
          UNION ALL
          SELECT format('GRANT %s ON %s TO %s%s', string_agg(e.privilege_type, ', ' ORDER BY e.privilege_type),
                   objects,
                   CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(e.grantee)) END,
                   CASE WHEN e.is_grantable THEN ' WITH GRANT OPTION' END)
            FROM aclexplode(defaclacl) e GROUP BY e.grantee, e.is_grantable) s(statement)),
       NULL,
       (SELECT array_agg(alteration || statement ORDER BY statement DESC) FROM (
          SELECT format('REVOKE ALL ON %s FROM %s', objects,
                   CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(e.grantee)) END)
            FROM aclexplode(defaclacl) e GROUP BY e.grantee
          UNION ALL
          SELECT format('GRANT ALL ON %s TO %s', objects,
                   CASE e.grantee WHEN 0 THEN 'PUBLIC' ELSE quote_ident(pg_get_userbyid(e.grantee)) END)
            FROM aclexplode(normal) e GROUP BY e.grantee) s(statement))
  FROM default_privilege
UNION ALL
SELECT 'comment', 'schema public', NULL, NULL, false,
       ARRAY[format('COMMENT ON SCHEMA public IS %L', description)], NULL,
       ARRAY['COMMENT ON SCHEMA public IS NULL']
  FROM pg_catalog.pg_description
 WHERE classoid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
   AND objoid = (SELECT oid FROM pg_catalog.pg_namespace WHERE nspname = 'public')
UNION ALL
SELECT 'extension version', quote_ident(extname), NULL, NULL, false,
       ARRAY[]::text[], ARRAY[format('ALTER EXTENSION %I UPDATE TO %L', extname, extversion)],
       ARRAY[]::text[]
  FROM pg_catalog.pg_extension
UNION ALL
SELECT u.kind, u.identity, NULL, NULL, false, NULL, NULL, NULL FROM (
  SELECT 'subscription', quote_ident(subname), 0::oid, 0::oid
    FROM pg_catalog.pg_stat_subscription
  UNION ALL
  SELECT 'operator class', format('%I.%I', n.nspname, c.opcname), c.tableoid, c.oid
    FROM pg_catalog.pg_opclass c JOIN pg_catalog.pg_namespace n ON n.oid = c.opcnamespace
  UNION ALL
  SELECT 'conversion', format('%I.%I', n.nspname, c.conname), c.tableoid, c.oid
    FROM pg_catalog.pg_conversion c JOIN pg_catalog.pg_namespace n ON n.oid = c.connamespace
  UNION ALL
  SELECT 'language', quote_ident(lanname), tableoid, oid FROM pg_catalog.pg_language
  UNION ALL
  SELECT 'transform', format('%s for %s', trftype::regtype, trflang), tableoid, oid
    FROM pg_catalog.pg_transform
  UNION ALL
  SELECT 'access method', quote_ident(amname), tableoid, oid FROM pg_catalog.pg_am
) u(kind, identity, class, object)
 WHERE (u.object >= 16384 OR u.object = 0)
   AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                    WHERE d.classid = u.class AND d.objid = u.object AND d.deptype = 'e')
