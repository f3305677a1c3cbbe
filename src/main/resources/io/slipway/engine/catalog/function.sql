-- Functions, window functions among them, without those that came with a range type: internal
-- dependents. `arguments` are with names, modes and defaults. Server 13 or newer.
SELECT p.tableoid AS classid,
       p.oid,
       0 AS subid,
       p.oid::regprocedure::text AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(p.proowner)) AS owner,
       NULLIF(pg_get_function_arguments(p.oid), '') AS arguments,
       pg_get_function_result(p.oid) AS result,
       quote_ident(l.lanname) AS language,
       coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) AS body, -- since 14
       p.prosrc AS body, -- before 14
       p.probin AS library,
       CASE p.prokind WHEN 'w' THEN 'true' END AS window,
       CASE p.provolatile WHEN 'i' THEN 'immutable' WHEN 's' THEN 'stable' END AS volatility,
       CASE WHEN p.proisstrict THEN 'true' END AS strict,
       CASE WHEN p.prosecdef THEN 'true' END AS security_definer,
       CASE WHEN p.proleakproof THEN 'true' END AS leakproof,
       CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END AS parallel,
       NULLIF(p.procost, CASE WHEN l.lanname IN ('internal', 'c') THEN 1 ELSE 100 END) AS cost,
       NULLIF(p.prorows, CASE WHEN p.proretset THEN 1000 ELSE 0 END) AS rows,
       NULLIF(p.prosupport::oid, 0)::regprocedure::text AS support,
       (SELECT string_agg(format_type(t.type, NULL), ', ' ORDER BY t.place)
          FROM unnest(p.protrftypes) WITH ORDINALITY t (type, place)) AS transforms,
       array_to_string(p.proconfig, E'\n') AS settings
  FROM pg_proc p
  JOIN pg_language l ON l.oid = p.prolang
  JOIN pg_namespace n ON n.oid = p.pronamespace
 WHERE p.prokind IN ('f', 'w')
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND p.oid >= 16384
   -- A count, so that it is asked of the few rows that are left, and not joined.
   AND (SELECT count(*) FROM pg_depend d
         WHERE d.classid = p.tableoid AND d.objid = p.oid AND d.deptype IN ('e', 'i')) = 0
