-- A digest of the catalogs' rows and of the transactions that wrote them. A transaction is told by
-- how much younger it is than the first one there can be: nothing else makes a number of an xid so
-- cheaply. initdb's own rows (of transactions 1 and 2) count when they were written again.
--
-- The rows of pg_class and pg_index are taken by those columns that nothing but a change of the
-- schema writes, since what rewrites a table or an index writes the others. Of temporary and TOAST
-- tables nothing counts but the options of the latter; that a column may be one of a TOAST table is
-- seen by its type before it is looked up, and temporary ones' columns are taken away again.
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
), sums AS (
  SELECT 'pg_attribute'::regclass AS catalog,
         sum(hashint8extended(attrelid::bigint << 16 | attnum,
                              age(xmin) - (SELECT age FROM first))) AS hash
    FROM pg_attribute
   WHERE attnum > 0
     AND attrelid >= 16384
     AND (atttypid NOT IN (17, 23, 26) OR attrelid NOT IN (SELECT oid FROM hidden_relation))
  UNION ALL
  SELECT 'pg_attribute'::regclass,
         -sum(hashint8extended(attrelid::bigint << 16 | attnum,
                               age(xmin) - (SELECT age FROM first)))
    FROM pg_attribute
   WHERE attnum > 0
     AND (atttypid NOT IN (17, 23, 26) OR attrelid NOT IN (SELECT oid FROM hidden_relation))
     AND attrelid IN (SELECT oid FROM temporary_relation)
  UNION ALL
  SELECT 'pg_namespace'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_namespace
   WHERE xmin NOT IN ('1', '2')
     AND oid NOT IN (SELECT oid FROM hidden_schema)
  UNION ALL
  SELECT 'pg_attrdef'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_attrdef
   WHERE xmin NOT IN ('1', '2')
     AND adrelid NOT IN (SELECT oid FROM temporary_relation)
  UNION ALL
  SELECT 'pg_trigger'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_trigger
   WHERE xmin NOT IN ('1', '2')
     AND tgrelid NOT IN (SELECT oid FROM temporary_relation)
  UNION ALL
  SELECT 'pg_rewrite'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_rewrite
   WHERE xmin NOT IN ('1', '2')
     AND ev_class NOT IN (SELECT oid FROM temporary_relation)
  UNION ALL
  SELECT 'pg_policy'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_policy
   WHERE xmin NOT IN ('1', '2')
     AND polrelid NOT IN (SELECT oid FROM temporary_relation)
  UNION ALL
  SELECT 'pg_sequence'::regclass,
         sum(hashint8extended(seqrelid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_sequence
   WHERE xmin NOT IN ('1', '2')
     AND seqrelid NOT IN (SELECT oid FROM temporary_relation)
  UNION ALL
  SELECT 'pg_foreign_table'::regclass,
         sum(hashint8extended(ftrelid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_foreign_table
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_partitioned_table'::regclass,
         sum(hashint8extended(partrelid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_partitioned_table
   WHERE xmin NOT IN ('1', '2')
     AND partrelid NOT IN (SELECT oid FROM temporary_relation)
  UNION ALL
  SELECT 'pg_inherits'::regclass,
         sum(hashint8extended(inhrelid::bigint << 32 | inhparent::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_inherits
   WHERE xmin NOT IN ('1', '2')
     AND inhrelid NOT IN (SELECT oid FROM temporary_relation)
  UNION ALL
  SELECT 'pg_operator'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_operator
   WHERE xmin NOT IN ('1', '2')
     AND oprnamespace NOT IN (SELECT oid FROM hidden_schema)
  UNION ALL
  SELECT 'pg_opclass'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_opclass
   WHERE xmin NOT IN ('1', '2')
     AND opcnamespace NOT IN (SELECT oid FROM hidden_schema)
  UNION ALL
  SELECT 'pg_opfamily'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_opfamily
   WHERE xmin NOT IN ('1', '2')
     AND opfnamespace NOT IN (SELECT oid FROM hidden_schema)
  UNION ALL
  SELECT 'pg_collation'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_collation
   WHERE xmin NOT IN ('1', '2')
     AND collnamespace NOT IN (SELECT oid FROM hidden_schema)
  UNION ALL
  SELECT 'pg_conversion'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_conversion
   WHERE xmin NOT IN ('1', '2')
     AND connamespace NOT IN (SELECT oid FROM hidden_schema)
  UNION ALL
  SELECT 'pg_ts_config'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_ts_config
   WHERE xmin NOT IN ('1', '2')
     AND cfgnamespace NOT IN (SELECT oid FROM hidden_schema)
  UNION ALL
  SELECT 'pg_ts_dict'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_ts_dict
   WHERE xmin NOT IN ('1', '2')
     AND dictnamespace NOT IN (SELECT oid FROM hidden_schema)
  UNION ALL
  SELECT 'pg_ts_parser'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_ts_parser
   WHERE xmin NOT IN ('1', '2')
     AND prsnamespace NOT IN (SELECT oid FROM hidden_schema)
  UNION ALL
  SELECT 'pg_ts_template'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_ts_template
   WHERE xmin NOT IN ('1', '2')
     AND tmplnamespace NOT IN (SELECT oid FROM hidden_schema)
  UNION ALL
  SELECT 'pg_statistic_ext'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_statistic_ext
   WHERE xmin NOT IN ('1', '2')
     AND stxnamespace NOT IN (SELECT oid FROM hidden_schema)
  UNION ALL
  SELECT 'pg_type'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_type
   WHERE xmin NOT IN ('1', '2')
     AND typnamespace NOT IN (SELECT oid FROM hidden_schema)
  UNION ALL
  SELECT 'pg_proc'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_proc
   WHERE xmin NOT IN ('1', '2')
     AND pronamespace NOT IN (SELECT oid FROM hidden_schema)
  UNION ALL
  SELECT 'pg_constraint'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_constraint
   WHERE xmin NOT IN ('1', '2')
     AND connamespace NOT IN (SELECT oid FROM hidden_schema)
  UNION ALL
  SELECT 'pg_range'::regclass,
         sum(hashint8extended(rngtypid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_range
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_aggregate'::regclass,
         sum(hashint8extended(aggfnoid::oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_aggregate
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_ts_config_map'::regclass,
         sum(hashint8extended(mapcfg::bigint << 32 | maptokentype << 8 | mapseqno,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_ts_config_map
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_description'::regclass,
         sum(hashint8extended(hashint8extended(objoid::bigint << 32 | objsubid, classoid::bigint),
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_description
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_seclabel'::regclass,
         sum(hashint8extended(hashtextextended(provider, hashint8extended(objoid::bigint << 32 | objsubid,
                                                       classoid::bigint)),
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_seclabel
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_amop'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_amop
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_amproc'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_amproc
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_am'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_am
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_language'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_language
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_cast'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_cast
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_transform'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_transform
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_enum'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_enum
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_event_trigger'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_event_trigger
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_extension'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_extension
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_foreign_data_wrapper'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_foreign_data_wrapper
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_foreign_server'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_foreign_server
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_publication'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_publication
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_publication_rel'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_publication_rel
   WHERE xmin NOT IN ('1', '2')
  UNION ALL
  SELECT 'pg_default_acl'::regclass,
         sum(hashint8extended(oid::bigint,
                              age(xmin) - (SELECT age FROM first)))
    FROM pg_default_acl
   WHERE xmin NOT IN ('1', '2')
  UNION ALL -- since 15
  SELECT 'pg_publication_namespace'::regclass, -- since 15
         sum(hashint8extended(oid::bigint, -- since 15
                              age(xmin) - (SELECT age FROM first))) -- since 15
    FROM pg_publication_namespace -- since 15
   WHERE xmin NOT IN ('1', '2') -- since 15
  UNION ALL
  SELECT 'pg_class'::regclass,
         sum(hashint8extended(
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
                   END # CASE relkind WHEN 't' THEN 0 ELSE oid::bigint END))))
    FROM pg_class
   WHERE oid >= 16384
     AND relpersistence <> 't'
     AND (relnamespace <> 'pg_toast'::regnamespace OR relkind = 't' AND reloptions IS NOT NULL)
  UNION ALL
  SELECT 'pg_index'::regclass,
         sum(hashint8extended(
               (indrelid::bigint << 32)
                 | indisclustered::int | (indisvalid::int << 1) | (indisready::int << 2)
                 | (indislive::int << 3) | (indisreplident::int << 4) | (indisunique::int << 5)
                 | (indisprimary::int << 6) | (indimmediate::int << 7)
                 | (indisexclusion::int << 8), indexrelid::bigint))
    FROM pg_index
   WHERE indexrelid >= 16384
     AND indrelid NOT IN (SELECT oid FROM hidden_relation)
  UNION ALL
  SELECT 'pg_depend'::regclass,
         sum(hashint8extended(d.refobjid::bigint << 32 | d.refobjsubid, d.objid::bigint))
    FROM pg_sequence s
    JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = s.seqrelid
   WHERE d.deptype IN ('a', 'i')
     AND s.seqrelid NOT IN (SELECT oid FROM temporary_relation)
  UNION ALL
  SELECT 'pg_depend'::regclass,
         sum(hashint8extended(refobjid::bigint << 32 | objid::bigint, classid::bigint))
    FROM pg_depend
   WHERE refclassid = 'pg_extension'::regclass
  UNION ALL
  SELECT 'pg_authid'::regclass, sum(hashnameextended(rolname, oid::bigint))
    FROM pg_roles
  UNION ALL
  SELECT 'pg_tablespace'::regclass, sum(hashnameextended(spcname, oid::bigint))
    FROM pg_tablespace
)
SELECT encode(sha256(convert_to(current_setting('server_version_num')
                                || string_agg(catalog || ':' || hash, ',' ORDER BY catalog),
                                'UTF8')), 'hex')
  FROM (SELECT catalog::oid, sum(hash) AS hash FROM sums GROUP BY 1) s
