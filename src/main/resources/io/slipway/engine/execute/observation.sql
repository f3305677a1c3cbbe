-- Since when a session has had nothing to do, as its server sees it; empty when it is at work, or
-- when what it does cannot be seen. No row: there is no such process. Server 10 or newer.
-- Parameter: its process.
SELECT CASE WHEN state LIKE 'idle%' THEN state || ' since ' || state_change ELSE '' END AS idle
  FROM pg_catalog.pg_stat_get_activity(NULL)
 WHERE pid = ?
