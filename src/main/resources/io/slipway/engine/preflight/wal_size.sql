-- How much WAL there is. For members of pg_monitor. Server 13 or newer.
SELECT coalesce(sum(w.size), 0)::bigint FROM pg_catalog.pg_ls_waldir() w
