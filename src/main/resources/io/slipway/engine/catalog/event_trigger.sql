-- Event triggers. Server 13 or newer.
SELECT e.tableoid AS classid,
       e.oid,
       0 AS subid,
       quote_ident(e.evtname) AS identity,
       NULL::oid AS parent_classid,
       NULL::oid AS parent_oid,
       quote_ident(pg_get_userbyid(e.evtowner)) AS owner,
       quote_ident(e.evtevent) AS event,
       array_to_string(e.evttags, ', ') AS tags,
       e.evtfoid::regprocedure::text AS function,
       CASE e.evtenabled WHEN 'D' THEN 'disabled' WHEN 'R' THEN 'replica' WHEN 'A' THEN 'always' END
         AS state
  FROM pg_event_trigger e
