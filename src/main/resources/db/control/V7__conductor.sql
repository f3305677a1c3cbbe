-- Whom runs have waited for: a row for each while in which others' locks were in the way.
CREATE TABLE run_wait (
  run           uuid        NOT NULL REFERENCES run (id),
  attempt       integer     NOT NULL,
  number        integer     NOT NULL,
  migration     text        NOT NULL,
  since         timestamptz NOT NULL,
  until         timestamptz,
  blockers      jsonb       NOT NULL,
  PRIMARY KEY (run, attempt, number)
);

-- How long an environment's runs wait for others' locks, under the keys of the configuration's files; null is as by default.
ALTER TABLE environment ADD COLUMN locks jsonb;

-- What was seen of the target before a run's last attempt, check by check.
ALTER TABLE run ADD COLUMN preflight jsonb;
