-- Procedures. `arguments` are with names, modes and defaults. Server 13 or newer.
SELECT p.tableoid AS classid,
       p.oid,
       0 AS subid,
       p.oid::regprocedure::text AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(p.proowner)) AS owner,
       NULLIF(pg_get_function_arguments(p.oid), '') AS arguments,
       quote_ident(l.lanname) AS language,
       coalesce(pg_get_function_sqlbody(p.oid), p.prosrc) AS body, -- since 14
       p.prosrc AS body, -- before 14
       p.probin AS library,
       CASE WHEN p.prosecdef THEN 'true' END AS security_definer,
       (SELECT string_agg(format_type(t.type, NULL), ', ' ORDER BY t.place)
          FROM unnest(p.protrftypes) WITH ORDINALITY t (type, place)) AS transforms,
       array_to_string(p.proconfig, E'\n') AS settings
  FROM pg_proc p
  JOIN pg_language l ON l.oid = p.prolang
  JOIN pg_namespace n ON n.oid = p.pronamespace
 WHERE p.prokind = 'p'
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND p.oid >= 16384
