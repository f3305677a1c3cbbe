-- The transaction that a journaled statement takes effect with, as pg_current_xact_id gave it on the target, and
-- the timeline it belongs to; null for a statement that PostgreSQL wants outside any transaction.
ALTER TABLE journal ADD COLUMN xid text, ADD COLUMN timeline text;

-- What somebody said of the migration that a run stopped at, for the next attempt to write into the ledger.
ALTER TABLE run ADD COLUMN settlement jsonb;
