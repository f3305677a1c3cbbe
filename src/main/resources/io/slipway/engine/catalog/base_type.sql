-- Base types and types of which nothing but the name is known (shells), without the array types
-- that come with others. Server 13 or newer.
SELECT t.tableoid AS classid,
       t.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(t.typname) AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(t.typowner)) AS owner,
       CASE WHEN NOT t.typisdefined THEN 'true' END AS shell,
       CASE WHEN t.typisdefined THEN t.typinput::regprocedure::text END AS input,
       CASE WHEN t.typisdefined THEN t.typoutput::regprocedure::text END AS output,
       NULLIF(t.typreceive::oid, 0)::regprocedure::text AS receive,
       NULLIF(t.typsend::oid, 0)::regprocedure::text AS send,
       NULLIF(t.typmodin::oid, 0)::regprocedure::text AS modifier_input,
       NULLIF(t.typmodout::oid, 0)::regprocedure::text AS modifier_output,
       NULLIF(t.typanalyze::oid, 0)::regprocedure::text AS analyze,
       NULLIF(t.typsubscript::oid, 0)::regprocedure::text AS subscript, -- since 14
       CASE WHEN t.typisdefined THEN
         CASE t.typlen WHEN -1 THEN 'variable' WHEN -2 THEN 'cstring' ELSE t.typlen::text END
       END AS length,
       CASE WHEN t.typbyval AND t.typisdefined THEN 'true' END AS passed_by_value,
       CASE WHEN t.typisdefined THEN
         CASE t.typalign WHEN 'c' THEN 'char' WHEN 's' THEN 'int2' WHEN 'i' THEN 'int4'
                         WHEN 'd' THEN 'double' END
       END AS alignment,
       CASE WHEN t.typisdefined THEN
         CASE t.typstorage WHEN 'p' THEN 'plain' WHEN 'e' THEN 'external' WHEN 'x' THEN 'extended'
                           WHEN 'm' THEN 'main' END
       END AS storage,
       CASE WHEN t.typisdefined THEN NULLIF(t.typcategory, 'U') END AS category,
       CASE WHEN t.typispreferred THEN 'true' END AS preferred,
       t.typdefault AS "default",
       CASE WHEN t.typelem <> 0 THEN format_type(t.typelem, NULL) END AS element,
       NULLIF(t.typdelim, ',') AS delimiter,
       CASE WHEN t.typcollation <> 0 THEN 'true' END AS collatable
  FROM pg_type t
  JOIN pg_namespace n ON n.oid = t.typnamespace
 WHERE (t.typtype = 'b' OR NOT t.typisdefined)
   AND NOT EXISTS (SELECT FROM pg_type e WHERE e.oid = t.typelem AND e.typarray = t.oid)
   AND n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND t.oid >= 16384
