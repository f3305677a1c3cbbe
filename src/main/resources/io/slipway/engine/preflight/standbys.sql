-- Who receives this server's WAL, and how far it is behind. For a role that may not see it, only the
-- pid is there. Server 13 or newer.
SELECT coalesce(r.application_name, '') AS name,
       coalesce(r.state, '') AS state,
       coalesce(r.sync_state, '') AS sync_state,
       pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), coalesce(r.replay_lsn, r.flush_lsn, r.sent_lsn))::bigint AS lag_bytes,
       (extract(epoch FROM r.replay_lag) * 1000)::bigint AS lag_ms,
       r.state IS NULL AS hidden
  FROM pg_catalog.pg_stat_replication r
 ORDER BY 1, r.pid
