-- Every object of the database in words that the server itself deparses, one a line, for comparing
-- two databases. Server 14 or newer.
WITH mine AS (
  SELECT oid, nspname FROM pg_namespace
   WHERE nspname NOT LIKE 'pg\_%' AND nspname <> 'information_schema'
), of_extension AS (
  SELECT classid, objid FROM pg_depend WHERE deptype = 'e'
), lines AS (
  SELECT 'schema ' || quote_ident(nspname) AS object,
         concat_ws(' ', pg_get_userbyid(nspowner), nspacl::text) AS definition
    FROM pg_namespace WHERE oid IN (SELECT oid FROM mine)
  UNION ALL
  SELECT 'extension ' || extname, concat_ws(' ', extnamespace::regnamespace, extversion)
    FROM pg_extension
  UNION ALL
  SELECT 'relation ' || c.oid::regclass,
         concat_ws(' ', c.relkind, c.relpersistence, pg_get_userbyid(c.relowner), c.reloptions::text,
           c.relacl::text, c.relreplident, c.relrowsecurity, c.relforcerowsecurity,
           c.relispopulated, pg_get_partkeydef(c.oid), pg_get_expr(c.relpartbound, c.oid),
           (SELECT string_agg(inhparent::regclass::text, ',' ORDER BY inhseqno)
              FROM pg_inherits WHERE inhrelid = c.oid))
    FROM pg_class c WHERE c.relnamespace IN (SELECT oid FROM mine)
     AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c', 'S')
     AND ('pg_class'::regclass::oid, c.oid) NOT IN (SELECT * FROM of_extension)
  UNION ALL
  SELECT format('column %s.%s %I', c.oid::regclass,
           lpad((row_number() OVER (PARTITION BY c.oid ORDER BY a.attnum))::text, 4, '0'),
           a.attname),
         concat_ws(' ', format_type(a.atttypid, a.atttypmod), a.attnotnull, a.attidentity,
           a.attgenerated, a.attstorage, to_jsonb(a)->>'attcompression', a.attstattarget, a.attcollation::regcollation,
           a.attacl::text, pg_get_expr(d.adbin, d.adrelid))
    FROM pg_class c JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
    LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
   WHERE c.relnamespace IN (SELECT oid FROM mine) AND c.relkind IN ('r', 'p', 'v', 'm', 'f', 'c')
     AND ('pg_class'::regclass::oid, c.oid) NOT IN (SELECT * FROM of_extension)
  UNION ALL
  SELECT format('constraint %I on %s%s', conname, NULLIF(conrelid, 0)::regclass,
           NULLIF(contypid, 0)::regtype),
         concat_ws(' ', pg_get_constraintdef(oid), convalidated, conislocal, coninhcount)
    FROM pg_constraint WHERE connamespace IN (SELECT oid FROM mine)
  UNION ALL
  SELECT 'index ' || indexrelid::regclass,
         concat_ws(' ', pg_get_indexdef(indexrelid), indisvalid, indisready, indisclustered,
           indisreplident)
    FROM pg_index JOIN pg_class c ON c.oid = indexrelid AND c.relnamespace IN (SELECT oid FROM mine)
  UNION ALL
  SELECT 'view ' || oid::regclass, pg_get_viewdef(oid)
    FROM pg_class WHERE relkind IN ('v', 'm') AND relnamespace IN (SELECT oid FROM mine)
     AND ('pg_class'::regclass::oid, oid) NOT IN (SELECT * FROM of_extension)
  UNION ALL
  SELECT 'function ' || p.oid::regprocedure,
         concat_ws(' ', pg_get_userbyid(proowner), proacl::text,
           CASE WHEN prokind = 'a' THEN (SELECT a::text FROM pg_aggregate a WHERE a.aggfnoid = p.oid)
                ELSE pg_get_functiondef(p.oid) END)
    FROM pg_proc p WHERE pronamespace IN (SELECT oid FROM mine)
     AND ('pg_proc'::regclass::oid, p.oid) NOT IN (SELECT * FROM of_extension)
  UNION ALL
  SELECT format('trigger %I on %s', tgname, tgrelid::regclass),
         concat_ws(' ', pg_get_triggerdef(t.oid), tgenabled)
    FROM pg_trigger t JOIN pg_class c ON c.oid = tgrelid AND c.relnamespace IN (SELECT oid FROM mine)
   WHERE NOT tgisinternal
  UNION ALL
  SELECT format('rule %I on %s', rulename, ev_class::regclass),
         concat_ws(' ', pg_get_ruledef(r.oid), ev_enabled)
    FROM pg_rewrite r JOIN pg_class c ON c.oid = ev_class AND c.relnamespace IN (SELECT oid FROM mine)
   WHERE rulename <> '_RETURN'
  UNION ALL
  SELECT format('policy %I on %s', polname, polrelid::regclass),
         concat_ws(' ', polcmd, polpermissive, polroles::regrole[]::text,
           pg_get_expr(polqual, polrelid), pg_get_expr(polwithcheck, polrelid))
    FROM pg_policy
  UNION ALL
  SELECT 'type ' || t.oid::regtype,
         concat_ws(' ', t.typtype, pg_get_userbyid(t.typowner), t.typacl::text,
           NULLIF(format_type(t.typbasetype, t.typtypmod), '-'), t.typnotnull, t.typdefault,
           (SELECT string_agg(quote_literal(enumlabel), ',' ORDER BY enumsortorder)
              FROM pg_enum WHERE enumtypid = t.oid))
    FROM pg_type t WHERE t.typnamespace IN (SELECT oid FROM mine) AND t.typtype IN ('e', 'd', 'r', 'b')
     AND t.typelem = 0 AND ('pg_type'::regclass::oid, t.oid) NOT IN (SELECT * FROM of_extension)
  UNION ALL
  SELECT 'sequence ' || s.seqrelid::regclass,
         concat_ws(' ', s.seqtypid::regtype, s.seqstart, s.seqincrement, s.seqmax, s.seqmin,
           s.seqcache, s.seqcycle,
           (SELECT string_agg(refobjid::regclass || '.' || refobjsubid, ',')
              FROM pg_depend WHERE classid = 'pg_class'::regclass AND objid = s.seqrelid
               AND deptype IN ('a', 'i') AND refclassid = 'pg_class'::regclass))
    FROM pg_sequence s
  UNION ALL
  SELECT 'statistics ' || quote_ident(stxname), pg_get_statisticsobjdef(oid)
    FROM pg_statistic_ext
  UNION ALL
  SELECT 'publication ' || quote_ident(pubname),
         concat_ws(' ', puballtables, pubinsert, pubupdate, pubdelete, pubtruncate, pubviaroot,
           (SELECT string_agg(prrelid::regclass::text, ',' ORDER BY prrelid::regclass::text)
              FROM pg_publication_rel WHERE prpubid = p.oid))
    FROM pg_publication p
  UNION ALL
  SELECT 'event trigger ' || quote_ident(evtname),
         concat_ws(' ', evtevent, evtenabled, evtfoid::regproc, evttags::text)
    FROM pg_event_trigger
  UNION ALL
  SELECT format('default privileges %s %s', defaclrole::regrole, defaclobjtype),
         concat_ws(' ', defaclnamespace::regnamespace, defaclacl::text)
    FROM pg_default_acl
  UNION ALL
  SELECT 'comment on ' || pg_describe_object(classoid, objoid, objsubid), description
    FROM pg_description
   WHERE objoid >= 16384 AND (classoid, objoid) NOT IN (SELECT * FROM of_extension)
)
SELECT object || ': ' || coalesce(definition, '') FROM lines ORDER BY 1
