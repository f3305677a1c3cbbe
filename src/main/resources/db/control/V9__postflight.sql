-- Schemas that plans were made on or lead to, whole, by their digests, so that what differs can be named. They are a
-- convenience: without one only digests are told.
CREATE TABLE schema_snapshot (
  digest        text        PRIMARY KEY CHECK (digest ~ '^[0-9a-f]{64}$'),
  server        integer     NOT NULL,
  content       bytea       NOT NULL,
  used_at       timestamptz NOT NULL
);
-- The content is compressed already.
ALTER TABLE schema_snapshot ALTER COLUMN content SET STORAGE EXTERNAL;
CREATE INDEX schema_snapshot_oldest ON schema_snapshot (used_at);

-- What an environment's runs look at before and after, under the keys of the configuration's files; null is as by default.
ALTER TABLE environment ADD COLUMN preflight jsonb, ADD COLUMN postflight jsonb;

-- Queries that a project's targets must answer as expected after each run: {name: {sql, expect}}.
ALTER TABLE project ADD COLUMN verification jsonb;

-- What was seen of the target behind a run's last step, check by check.
ALTER TABLE run ADD COLUMN postflight jsonb;
