-- Who one is, where, and whether one may write. Server 13 or newer.
SELECT current_user AS "user",
       current_database() AS database,
       pg_catalog.pg_is_in_recovery() AS in_recovery,
       (SELECT s.reset_val = 'on'
          FROM pg_catalog.pg_settings s
         WHERE s.name = 'default_transaction_read_only') AS read_only
