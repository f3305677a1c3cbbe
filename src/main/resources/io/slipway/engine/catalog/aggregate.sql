-- Aggregates. `arguments` are with names and modes. Server 13 or newer.
SELECT p.tableoid AS classid,
       p.oid,
       0 AS subid,
       p.oid::regprocedure::text AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(p.proowner)) AS owner,
       NULLIF(pg_get_function_arguments(p.oid), '') AS arguments,
       CASE a.aggkind WHEN 'h' THEN 'true' END AS hypothetical,
       CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END AS parallel,
       a.aggtransfn::regprocedure::text AS state_function,
       format_type(a.aggtranstype, NULL) AS state_type,
       NULLIF(a.aggtransspace, 0) AS state_space,
       a.agginitval AS initial,
       NULLIF(a.aggfinalfn::oid, 0)::regprocedure::text AS final_function,
       CASE WHEN a.aggfinalextra THEN 'true' END AS final_extra,
       CASE WHEN a.aggfinalfn <> 0
             AND a.aggfinalmodify <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END::"char"
            THEN CASE a.aggfinalmodify WHEN 'r' THEN 'read only' WHEN 's' THEN 'shareable'
                                       WHEN 'w' THEN 'read write' END
       END AS final_modify,
       NULLIF(a.aggcombinefn::oid, 0)::regprocedure::text AS combine_function,
       NULLIF(a.aggserialfn::oid, 0)::regprocedure::text AS serial_function,
       NULLIF(a.aggdeserialfn::oid, 0)::regprocedure::text AS deserial_function,
       NULLIF(a.aggmtransfn::oid, 0)::regprocedure::text AS moving_state_function,
       NULLIF(a.aggminvtransfn::oid, 0)::regprocedure::text AS moving_inverse_function,
       CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END
         AS moving_state_type,
       NULLIF(a.aggmtransspace, 0) AS moving_state_space,
       a.aggminitval AS moving_initial,
       NULLIF(a.aggmfinalfn::oid, 0)::regprocedure::text AS moving_final_function,
       CASE WHEN a.aggmfinalextra THEN 'true' END AS moving_final_extra,
       CASE WHEN a.aggmfinalfn <> 0
             AND a.aggmfinalmodify <> CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END::"char"
            THEN CASE a.aggmfinalmodify WHEN 'r' THEN 'read only' WHEN 's' THEN 'shareable'
                                        WHEN 'w' THEN 'read write' END
       END AS moving_final_modify,
       NULLIF(a.aggsortop, 0)::regoperator::text AS sort_operator
  FROM pg_proc p
  JOIN pg_aggregate a ON a.aggfnoid = p.oid
  JOIN pg_namespace n ON n.oid = p.pronamespace
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
   AND p.oid >= 16384
   -- A count, so that it is asked of the few rows that are left, and not joined.
   AND (SELECT count(*) FROM pg_depend d
         WHERE d.classid = p.tableoid AND d.objid = p.oid AND d.deptype IN ('e')) = 0
