-- How far a session's command is, as the server itself counts; no row for a command that it does not
-- count. The parameter is the session's process. PostgreSQL 13 and newer.
--
-- The counters of a phase stay when the next one begins, so the phase says which of them to look at.
WITH counted AS (
  SELECT pid, relid, command, phase,
         CASE WHEN phase LIKE 'waiting for %' THEN lockers_done
              WHEN phase LIKE '%tuples%' THEN tuples_done
              ELSE blocks_done END AS done,
         CASE WHEN phase LIKE 'waiting for %' THEN lockers_total
              WHEN phase LIKE '%tuples%' THEN tuples_total
              ELSE blocks_total END AS total,
         CASE WHEN phase LIKE 'waiting for %' THEN 'sessions'
              WHEN phase LIKE '%tuples%' THEN 'tuples'
              ELSE 'blocks' END AS unit
    FROM pg_catalog.pg_stat_progress_create_index
  UNION ALL
  SELECT pid, relid, command, phase,
         CASE WHEN phase = 'seq scanning heap' THEN heap_blks_scanned
              WHEN phase = 'index scanning heap' THEN heap_tuples_scanned
              WHEN phase = 'writing new heap' THEN heap_tuples_written
              WHEN phase = 'rebuilding index' THEN index_rebuild_count END,
         CASE WHEN phase = 'seq scanning heap' THEN heap_blks_total
              WHEN phase = 'writing new heap' THEN heap_tuples_scanned END,
         CASE WHEN phase = 'seq scanning heap' THEN 'blocks'
              WHEN phase = 'rebuilding index' THEN 'indexes'
              ELSE 'tuples' END
    FROM pg_catalog.pg_stat_progress_cluster
  UNION ALL
  SELECT pid, relid, 'VACUUM', phase,
         CASE WHEN phase = 'scanning heap' THEN heap_blks_scanned
              WHEN phase IN ('vacuuming indexes', 'cleaning up indexes') THEN indexes_processed -- since 17
              WHEN phase = 'vacuuming heap' THEN heap_blks_vacuumed END,
         CASE WHEN phase IN ('scanning heap', 'vacuuming heap') THEN heap_blks_total
              WHEN phase IN ('vacuuming indexes', 'cleaning up indexes') THEN indexes_total -- since 17
              END,
         CASE WHEN phase LIKE '% indexes' THEN 'indexes' ELSE 'blocks' END
    FROM pg_catalog.pg_stat_progress_vacuum
  UNION ALL
  SELECT pid, relid, 'ANALYZE', phase,
         CASE WHEN phase = 'computing extended statistics' THEN ext_stats_computed
              WHEN phase LIKE '% sample rows' THEN sample_blks_scanned END,
         CASE WHEN phase = 'computing extended statistics' THEN ext_stats_total
              WHEN phase LIKE '% sample rows' THEN sample_blks_total END,
         CASE WHEN phase = 'computing extended statistics' THEN 'statistics' ELSE 'blocks' END
    FROM pg_catalog.pg_stat_progress_analyze
  UNION ALL -- since 14
  SELECT pid, relid, command, 'copying', -- since 14
         CASE WHEN bytes_total > 0 THEN bytes_processed ELSE tuples_processed END, -- since 14
         nullif(bytes_total, 0), -- since 14
         CASE WHEN bytes_total > 0 THEN 'bytes' ELSE 'tuples' END -- since 14
    FROM pg_catalog.pg_stat_progress_copy -- since 14
)
SELECT command,
       coalesce(phase, '') AS phase,
       done,
       nullif(total, 0) AS total,
       CASE WHEN done IS NULL THEN '' ELSE unit END AS unit,
       coalesce((SELECT c.relname FROM pg_catalog.pg_class c WHERE c.oid = relid), '') AS relation
  FROM counted
 WHERE pid = ?
