-- In which order an environment's deployments reach their targets: {"waves": […]} under the keys of the files; null is one wave.
ALTER TABLE environment ADD COLUMN waves jsonb;

-- number: in the order of request. paused_by: who paused it, while it is paused.
ALTER TABLE deployment
  ADD COLUMN number bigint GENERATED ALWAYS AS IDENTITY,
  ADD COLUMN paused_at timestamptz,
  ADD COLUMN paused_by text;

-- The waves of a deployment as they were when it was asked for.
CREATE TABLE deployment_wave (
  deployment          uuid        NOT NULL REFERENCES deployment (id),
  number              integer     NOT NULL,
  match               jsonb       NOT NULL,
  parallel            integer     NOT NULL CHECK (parallel > 0),
  bake_ms             bigint      NOT NULL,
  stop_after_failures integer     NOT NULL CHECK (stop_after_failures > 0),
  started_at          timestamptz,
  PRIMARY KEY (deployment, number)
);

-- hold: why it may not begin: WAVE while its turn has not come, TARGET while another deployment has its target.
-- ticket: which of the tasks that were queued for it counts.
ALTER TABLE run
  ADD COLUMN wave   integer NOT NULL DEFAULT 1,
  ADD COLUMN hold   text    CHECK (hold IN ('WAVE', 'TARGET')),
  ADD COLUMN ticket integer NOT NULL DEFAULT 0,
  ADD CONSTRAINT run_held CHECK (hold IS NULL OR state = 'WAITING');
UPDATE run SET ticket = attempt + 1;
INSERT INTO deployment_wave (deployment, number, match, parallel, bake_ms, stop_after_failures, started_at)
SELECT id, 1, '{}', 1000, 0, 1000000, created_at FROM deployment;

-- Whoever waits for a target does not have it yet.
DROP INDEX run_active_on_target;
CREATE UNIQUE INDEX run_active_on_target ON run (target)
  WHERE state IN ('QUEUED', 'WAITING', 'RUNNING', 'CANCELLING', 'ORPHANED', 'NEEDS_DECISION')
    AND hold IS DISTINCT FROM 'TARGET';
CREATE INDEX run_awaiting_target ON run (target) WHERE hold = 'TARGET';
CREATE INDEX run_of_wave ON run (deployment, wave);
