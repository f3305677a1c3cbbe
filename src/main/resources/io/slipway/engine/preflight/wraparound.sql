-- How old the oldest transaction and multixact numbers of each database are: at 2^31 of either, the
-- whole cluster stops writing. Server 13 or newer.
SELECT d.datname AS name,
       age(d.datfrozenxid)::bigint AS transactions,
       mxid_age(d.datminmxid)::bigint AS multixacts,
       current_setting('autovacuum_freeze_max_age')::bigint AS transactions_limit,
       current_setting('autovacuum_multixact_freeze_max_age')::bigint AS multixacts_limit
  FROM pg_catalog.pg_database d
 ORDER BY greatest(age(d.datfrozenxid), mxid_age(d.datminmxid)) DESC, 1
