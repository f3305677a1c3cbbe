-- Subscriptions of this database, as far as every role may read them; for the rest there is
-- subscription_connection.sql. Whether one is enabled is left out: the server switches that
-- itself, and a dump does not hold it. Server 13 or newer.
SELECT 'pg_subscription'::regclass::oid AS classid,
       s.oid, -- since 14
       (SELECT min(v.subid) FROM pg_stat_subscription v WHERE v.subname = s.subname) AS oid, -- before 14
       0 AS subid,
       quote_ident(s.subname) AS identity,
       NULL::oid AS parent_classid,
       NULL::oid AS parent_oid,
       quote_ident(pg_get_userbyid(s.subowner)) AS owner,
       (SELECT string_agg(quote_ident(p.name), ', ' ORDER BY p.place)
          FROM unnest(s.subpublications) WITH ORDINALITY p (name, place)) AS publications,
       CASE WHEN s.subbinary THEN 'true' END AS binary, -- since 14
       CASE WHEN s.substream THEN 'on' END AS streaming, -- since 14 -- before 16
       CASE s.substream WHEN 't' THEN 'on' WHEN 'p' THEN 'parallel' ELSE 'off' END AS streaming, -- since 16
       CASE WHEN s.subtwophasestate <> 'd' THEN 'true' END AS two_phase, -- since 15
       CASE WHEN s.subdisableonerr THEN 'true' END AS disable_on_error, -- since 15
       CASE WHEN NOT s.subpasswordrequired THEN 'false' END AS password_required, -- since 16
       CASE WHEN s.subrunasowner THEN 'true' END AS run_as_owner, -- since 16
       NULLIF(s.suborigin, 'any') AS origin, -- since 16
       CASE WHEN s.subfailover THEN 'true' END AS failover, -- since 17
       NULLIF(s.subsynccommit, 'off') AS synchronous_commit, -- since 14
       coalesce(s.subslotname, 'none') AS slot,
       CASE WHEN NOT has_column_privilege('pg_subscription', 'subconninfo', 'SELECT')
            THEN 'not readable'
       END AS connection
  FROM pg_subscription s
 WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())
