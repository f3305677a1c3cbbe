-- Replication slots that nobody reads from, and the WAL that they keep. Server 13 or newer.
SELECT s.slot_name, s.slot_type,
       coalesce(s.database, '') AS database,
       coalesce(s.wal_status, '') AS wal_status,
       coalesce(pg_catalog.pg_wal_lsn_diff(pg_catalog.pg_current_wal_lsn(), s.restart_lsn)::bigint, 0) AS retained
  FROM pg_catalog.pg_replication_slots s
 WHERE NOT s.active
   AND NOT s.temporary
 ORDER BY 1
