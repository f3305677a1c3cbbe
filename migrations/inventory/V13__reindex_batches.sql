-- The backfill of best_before has touched every batch; its indexes are rebuilt
-- while the table stays writable.
reindex table concurrently batches;
