-- Bundles: a project's migrations as uploaded or read from its folder, never changed afterwards.
CREATE TABLE bundle (
  project       text        NOT NULL REFERENCES project (id),
  id            text        NOT NULL CHECK (id ~ '^[0-9a-f]{64}$'),
  layout        text        NOT NULL,
  archive       bytea       NOT NULL,
  file_count    integer     NOT NULL,
  migrations    jsonb       NOT NULL,
  findings      jsonb       NOT NULL,
  created_at    timestamptz NOT NULL,
  created_by    text        NOT NULL,
  -- When the same files came last; that decides which bundle is the newest.
  offered_at    timestamptz NOT NULL,
  PRIMARY KEY (project, id)
);
-- The archive is compressed already.
ALTER TABLE bundle ALTER COLUMN archive SET STORAGE EXTERNAL;
CREATE INDEX bundle_newest ON bundle (project, offered_at DESC, id);
CREATE INDEX bundle_listing ON bundle (project, created_at DESC, id DESC);

-- Plans: what exactly would run. The document never changes once the plan is READY.
CREATE TABLE plan (
  id            uuid        PRIMARY KEY,
  project       text        NOT NULL REFERENCES project (id),
  environment   text        NOT NULL REFERENCES environment (id),
  bundle        text        NOT NULL,
  kind          text        NOT NULL CHECK (kind IN ('apply')),
  state         text        NOT NULL CHECK (state IN ('PREPARING', 'READY', 'FAILED')),
  targets       text[]      NOT NULL,
  digest        text        CHECK (digest ~ '^[0-9a-f]{64}$'),
  document      jsonb,
  failure       text,
  created_at    timestamptz NOT NULL,
  created_by    text        NOT NULL,
  prepared_at   timestamptz,
  FOREIGN KEY (project, bundle) REFERENCES bundle (project, id),
  CHECK ((state = 'READY') = (digest IS NOT NULL AND document IS NOT NULL)),
  CHECK ((state = 'FAILED') = (failure IS NOT NULL))
);
CREATE INDEX plan_newest ON plan (created_at DESC, id DESC);
CREATE INDEX plan_of_environment ON plan (environment, created_at DESC, id DESC);

-- What was last seen on each target, for a status that asks no target.
CREATE TABLE target_observation (
  target            text        PRIMARY KEY REFERENCES target (id),
  observed_at       timestamptz NOT NULL,
  reachable         boolean     NOT NULL,
  message           text,
  bundle            text,
  current_migration text,
  applied           integer     NOT NULL,
  pending           integer     NOT NULL,
  blocking          integer     NOT NULL
);

-- db-scheduler's own table, as its documentation gives it.
CREATE TABLE scheduled_tasks (
  task_name            text        NOT NULL,
  task_instance        text        NOT NULL,
  task_data            bytea,
  execution_time       timestamptz NOT NULL,
  picked               boolean     NOT NULL,
  picked_by            text,
  last_success         timestamptz,
  last_failure         timestamptz,
  consecutive_failures integer,
  last_heartbeat       timestamptz,
  version              bigint      NOT NULL,
  priority             smallint,
  PRIMARY KEY (task_name, task_instance)
);
CREATE INDEX scheduled_tasks_execution_time ON scheduled_tasks (execution_time);
CREATE INDEX scheduled_tasks_last_heartbeat ON scheduled_tasks (last_heartbeat);
CREATE INDEX scheduled_tasks_priority ON scheduled_tasks (priority DESC, execution_time ASC);
