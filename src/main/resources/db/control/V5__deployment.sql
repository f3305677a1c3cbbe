-- Deployments: the execution of one plan over its targets.
CREATE TABLE deployment (
  id            uuid        PRIMARY KEY,
  plan          uuid        NOT NULL REFERENCES plan (id),
  digest        text        NOT NULL,
  project       text        NOT NULL REFERENCES project (id),
  environment   text        NOT NULL REFERENCES environment (id),
  created_at    timestamptz NOT NULL,
  created_by    text        NOT NULL
);
CREATE INDEX deployment_newest ON deployment (created_at DESC, id DESC);
CREATE INDEX deployment_of_plan ON deployment (plan);

-- Runs: the part of a deployment on one target. The target's ledger, not this row, says what is applied.
CREATE TABLE run (
  id            uuid        PRIMARY KEY,
  deployment    uuid        NOT NULL REFERENCES deployment (id),
  target        text        NOT NULL REFERENCES target (id),
  state         text        NOT NULL,
  attempt       integer     NOT NULL DEFAULT 0,
  waiting_for   jsonb       NOT NULL DEFAULT '[]',
  failure       jsonb,
  started_at    timestamptz,
  finished_at   timestamptz,
  UNIQUE (deployment, target)
);
-- One deployment a target at a time: whoever comes second is refused with the first one named.
CREATE UNIQUE INDEX run_active_on_target ON run (target)
  WHERE state IN ('QUEUED', 'WAITING', 'RUNNING', 'CANCELLING', 'ORPHANED', 'NEEDS_DECISION');
CREATE INDEX run_of_target ON run (target, started_at DESC);

CREATE TABLE run_step (
  run           uuid        NOT NULL REFERENCES run (id),
  number        integer     NOT NULL,
  migration     text        NOT NULL,
  state         text        NOT NULL CHECK (state IN ('PENDING', 'RUNNING', 'APPLIED', 'FAILED')),
  statements    integer     NOT NULL,
  done          integer     NOT NULL DEFAULT 0,
  rows_changed  bigint      NOT NULL DEFAULT 0,
  started_at    timestamptz,
  finished_at   timestamptz,
  PRIMARY KEY (run, number)
);

-- Statements that no transaction protects: a row before each is sent, completed after its answer.
CREATE TABLE journal (
  run           uuid        NOT NULL REFERENCES run (id),
  migration     text        NOT NULL,
  statement     integer     NOT NULL,
  begun_at      timestamptz NOT NULL,
  ended_at      timestamptz,
  failure       jsonb,
  PRIMARY KEY (run, migration, statement)
);

-- What happened, in the order in which watchers are told.
CREATE TABLE deployment_event (
  id            bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  deployment    uuid        NOT NULL REFERENCES deployment (id),
  kind          text        NOT NULL,
  at            timestamptz NOT NULL,
  detail        jsonb       NOT NULL
);
CREATE INDEX deployment_event_in_order ON deployment_event (deployment, id);

-- The answers given to requests that may be sent twice.
CREATE TABLE idempotency_key (
  actor         text        NOT NULL,
  key           text        NOT NULL,
  request_hash  text        NOT NULL,
  deployment    uuid        NOT NULL,
  created_at    timestamptz NOT NULL,
  PRIMARY KEY (actor, key)
);
