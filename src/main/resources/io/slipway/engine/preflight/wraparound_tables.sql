-- How old the oldest numbers in the touched tables are. Parameter: those. Server 13 or newer.
SELECT c.oid::regclass::text AS name,
       age(c.relfrozenxid)::bigint AS transactions,
       mxid_age(c.relminmxid)::bigint AS multixacts,
       current_setting('autovacuum_freeze_max_age')::bigint AS transactions_limit,
       current_setting('autovacuum_multixact_freeze_max_age')::bigint AS multixacts_limit
  FROM pg_catalog.pg_class c
 WHERE c.oid = ANY (?::bigint[]::oid[])
   AND c.relkind IN ('r', 'm')
 ORDER BY 1
