-- The prepared transactions of this database, and the locks that they hold on the touched tables.
-- Such locks are nobody's (their pid is null) and have the virtual number of the lock on the prepared
-- transaction's own. Parameters: the touched tables, and those whose form may change. Server 13 or newer.
SELECT p.gid, p.owner,
       (extract(epoch FROM clock_timestamp() - p.prepared) * 1000)::bigint AS open_ms,
       coalesce((
         SELECT string_agg(DISTINCT l.relation::regclass::text || ' (' || l.mode || ')', ', ')
           FROM pg_catalog.pg_locks o
           JOIN pg_catalog.pg_locks l ON l.virtualtransaction = o.virtualtransaction AND l.pid IS NULL
          WHERE o.locktype = 'transactionid'
            AND o.transactionid = p.transaction
            AND o.pid IS NULL
            AND l.locktype = 'relation'
            AND l.relation = ANY (?::bigint[]::oid[])
            AND (l.relation = ANY (?::bigint[]::oid[])
                 OR l.mode IN ('ShareLock', 'ShareRowExclusiveLock', 'ExclusiveLock', 'AccessExclusiveLock'))
       ), '') AS tables
  FROM pg_catalog.pg_prepared_xacts p
 WHERE p.database = current_database()
 ORDER BY p.prepared
