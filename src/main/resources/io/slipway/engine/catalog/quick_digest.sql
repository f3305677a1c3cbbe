-- A digest of the catalogs' rows and of the transactions that wrote them. A transaction is told by
-- how much younger it is than the first one there can be: nothing else makes a number of an xid so
-- cheaply. initdb's own rows (of transactions 1 and 2) count when they were written again.
--
-- The rows of pg_class and pg_index are taken by those columns that nothing but a change of the
-- schema writes, since what rewrites a table or an index writes the others. Of temporary and TOAST
-- tables nothing counts but the options of the latter; that a column may be one of a TOAST table is
-- seen by its place and type before it is looked up, and temporary ones' columns are taken away
-- again. Of a column its table counts and not its number: no two transactions have the same age.
-- Server 13 or newer.
WITH hidden_schema AS (
  SELECT oid FROM pg_namespace WHERE nspname ~ '^pg_(toast|temp_)'
), hidden_relation AS (
  SELECT oid, relpersistence
    FROM pg_class
   WHERE relnamespace = 'pg_toast'::regnamespace OR relpersistence = 't'
), temporary_relation AS (
  SELECT oid FROM hidden_relation WHERE relpersistence = 't'
), first AS (
  SELECT age('3'::xid)::bigint AS age
), columns AS (
  SELECT sum(hashint8extended(age(xmin) - (SELECT age FROM first), attrelid::bigint)) AS hash
    FROM pg_attribute
   WHERE attnum > 0
     AND (attrelid >= 16384 OR xmin NOT IN ('1', '2'))
     AND (attnum > 3 OR atttypid NOT IN (17, 23, 26)
          OR attrelid NOT IN (SELECT oid FROM hidden_relation))
), temporary_columns AS (
  SELECT sum(hashint8extended(age(xmin) - (SELECT age FROM first), attrelid::bigint)) AS hash
    FROM pg_attribute
   WHERE attnum > 0
     AND (attnum > 3 OR atttypid NOT IN (17, 23, 26)
          OR attrelid NOT IN (SELECT oid FROM hidden_relation))
     AND attrelid IN (SELECT oid FROM temporary_relation)
), parts AS (
  SELECT 1 AS catalog, oid::bigint AS id, xmin, adrelid AS relation FROM pg_attrdef
  UNION ALL SELECT 2, oid::bigint, xmin, tgrelid FROM pg_trigger
  UNION ALL SELECT 3, oid::bigint, xmin, ev_class FROM pg_rewrite
  UNION ALL SELECT 4, oid::bigint, xmin, polrelid FROM pg_policy
  UNION ALL SELECT 5, seqrelid::bigint, xmin, seqrelid FROM pg_sequence
  UNION ALL SELECT 6, partrelid::bigint, xmin, partrelid FROM pg_partitioned_table
  UNION ALL SELECT 7, inhrelid::bigint << 32 | inhparent::bigint, xmin, inhrelid FROM pg_inherits
), members AS (
  SELECT 11 AS catalog, oid::bigint AS id, xmin, typnamespace AS schema FROM pg_type
  UNION ALL SELECT 12, oid::bigint, xmin, pronamespace FROM pg_proc
  UNION ALL SELECT 13, oid::bigint, xmin, connamespace FROM pg_constraint
  UNION ALL SELECT 14, oid::bigint, xmin, oprnamespace FROM pg_operator
  UNION ALL SELECT 15, oid::bigint, xmin, opcnamespace FROM pg_opclass
  UNION ALL SELECT 16, oid::bigint, xmin, opfnamespace FROM pg_opfamily
  UNION ALL SELECT 17, oid::bigint, xmin, collnamespace FROM pg_collation
  UNION ALL SELECT 18, oid::bigint, xmin, connamespace FROM pg_conversion
  UNION ALL SELECT 19, oid::bigint, xmin, cfgnamespace FROM pg_ts_config
  UNION ALL SELECT 20, oid::bigint, xmin, dictnamespace FROM pg_ts_dict
  UNION ALL SELECT 21, oid::bigint, xmin, prsnamespace FROM pg_ts_parser
  UNION ALL SELECT 22, oid::bigint, xmin, tmplnamespace FROM pg_ts_template
  UNION ALL SELECT 23, oid::bigint, xmin, stxnamespace FROM pg_statistic_ext
  UNION ALL SELECT 24, oid::bigint, xmin, oid FROM pg_namespace
), others AS (
  SELECT 31 AS catalog, ftrelid::bigint AS id, xmin FROM pg_foreign_table
  UNION ALL SELECT 32, rngtypid::bigint, xmin FROM pg_range
  UNION ALL SELECT 33, aggfnoid::oid::bigint, xmin FROM pg_aggregate
  UNION ALL SELECT 34, mapcfg::bigint << 32 | maptokentype << 8 | mapseqno, xmin FROM pg_ts_config_map
  UNION ALL SELECT 35, hashint8extended(objoid::bigint << 32 | objsubid, classoid::bigint), xmin
              FROM pg_description
  UNION ALL SELECT 36, hashtextextended(provider,
                                        hashint8extended(objoid::bigint << 32 | objsubid,
                                                         classoid::bigint)), xmin
              FROM pg_seclabel
  UNION ALL SELECT 37, oid::bigint, xmin FROM pg_amop
  UNION ALL SELECT 38, oid::bigint, xmin FROM pg_amproc
  UNION ALL SELECT 39, oid::bigint, xmin FROM pg_am
  UNION ALL SELECT 40, oid::bigint, xmin FROM pg_language
  UNION ALL SELECT 41, oid::bigint, xmin FROM pg_cast
  UNION ALL SELECT 42, oid::bigint, xmin FROM pg_transform
  UNION ALL SELECT 43, oid::bigint, xmin FROM pg_enum
  UNION ALL SELECT 44, oid::bigint, xmin FROM pg_event_trigger
  UNION ALL SELECT 45, oid::bigint, xmin FROM pg_extension
  UNION ALL SELECT 46, oid::bigint, xmin FROM pg_foreign_data_wrapper
  UNION ALL SELECT 47, oid::bigint, xmin FROM pg_foreign_server
  UNION ALL SELECT 48, oid::bigint, xmin FROM pg_publication
  UNION ALL SELECT 49, oid::bigint, xmin FROM pg_publication_rel
  UNION ALL SELECT 50, oid::bigint, xmin FROM pg_default_acl
  UNION ALL SELECT 51, oid::bigint, xmin FROM pg_publication_namespace -- since 15
), versions AS (
  SELECT sum(hashint8extended(id, catalog::bigint << 40 # (age(xmin) - (SELECT age FROM first)))) AS hash
    FROM parts
   WHERE (id >= 16384 OR xmin NOT IN ('1', '2'))
     AND relation NOT IN (SELECT oid FROM temporary_relation)
  UNION ALL
  SELECT sum(hashint8extended(id, catalog::bigint << 40 # (age(xmin) - (SELECT age FROM first))))
    FROM members
   WHERE (id >= 16384 OR xmin NOT IN ('1', '2'))
     AND schema NOT IN (SELECT oid FROM hidden_schema)
  UNION ALL
  SELECT sum(hashint8extended(id, catalog::bigint << 40 # (age(xmin) - (SELECT age FROM first))))
    FROM others
   WHERE xmin NOT IN ('1', '2')
), relations AS (
  SELECT sum(hashint8extended(
               (relam::bigint << 32) | (relkind::int << 24) | (relpersistence::int << 16)
                 | (relreplident::int << 8) | relrowsecurity::int | (relforcerowsecurity::int << 1)
                 | (relispopulated::int << 2) | (relispartition::int << 3),
               hashint8extended(
                 relnamespace::bigint << 32 | relowner::bigint,
                 hashnameextended(
                   relname,
                   CASE WHEN reltablespace <> 0 OR reloftype <> 0 OR relacl IS NOT NULL
                          OR reloptions IS NOT NULL OR relpartbound IS NOT NULL
                        THEN hashtextextended(concat_ws('/', reltablespace, reloftype,
                                                        coalesce(relacl::text, '-'),
                                                        coalesce(reloptions::text, '-'),
                                                        relpartbound::text), 0)
                        ELSE 0
                   END # CASE relkind WHEN 't' THEN 0 ELSE oid::bigint END)))) AS hash
    FROM pg_class
   WHERE relpersistence <> 't'
     AND (relnamespace <> 'pg_toast'::regnamespace OR relkind = 't' AND reloptions IS NOT NULL)
  UNION ALL
  SELECT sum(hashint8extended(
               (indrelid::bigint << 32)
                 | indisclustered::int | (indisvalid::int << 1) | (indisready::int << 2)
                 | (indislive::int << 3) | (indisreplident::int << 4) | (indisunique::int << 5)
                 | (indisprimary::int << 6) | (indimmediate::int << 7)
                 | (indisexclusion::int << 8), indexrelid::bigint))
    FROM pg_index
   WHERE indexrelid >= 16384
     AND (NOT indisprimary OR indnatts <> 2
          OR indrelid NOT IN (SELECT oid FROM hidden_relation))
     AND indrelid NOT IN (SELECT oid FROM temporary_relation)
  UNION ALL
  SELECT sum(hashint8extended(refobjid::bigint << 32 | objid::bigint, classid::bigint))
    FROM pg_depend
   WHERE refclassid = 'pg_extension'::regclass
  UNION ALL
  SELECT sum(hashnameextended(rolname, oid::bigint))
    FROM pg_roles
  UNION ALL
  SELECT sum(hashnameextended(spcname, oid::bigint))
    FROM pg_tablespace
)
SELECT encode(sha256(convert_to(current_setting('server_version_num') || ':' || sum(hash), 'UTF8')),
              'hex'),
       has_table_privilege('pg_user_mapping', 'SELECT')
         AND has_table_privilege('pg_subscription', 'SELECT')
  FROM (SELECT hash FROM columns
        UNION ALL SELECT -hash FROM temporary_columns
        UNION ALL SELECT hash FROM versions
        UNION ALL SELECT hash FROM relations) every
