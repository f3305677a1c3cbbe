-- Who is behind what is to be approved: a person cannot approve what may be their own.
ALTER TABLE plan ADD COLUMN responsible uuid REFERENCES person (id);

-- Whether the plan is for all targets of the environment, and when each was changed last, in the
-- order of `targets`: plans of before cannot tell and have to be made anew.
ALTER TABLE plan
  ADD COLUMN choice          text          NOT NULL DEFAULT 'CHOSEN' CHECK (choice IN ('CHOSEN', 'WHOLE_ENVIRONMENT')),
  ADD COLUMN target_versions timestamptz[];

CREATE TABLE bundle_uploader (
  project text        NOT NULL,
  bundle  text        NOT NULL,
  person  uuid        NOT NULL REFERENCES person (id),
  at      timestamptz NOT NULL,
  PRIMARY KEY (project, bundle, person),
  FOREIGN KEY (project, bundle) REFERENCES bundle (project, id)
);

-- What people said of a plan, in its order. Nothing is changed: who thinks better of it says so.
CREATE TABLE plan_opinion (
  id      bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  plan    uuid        NOT NULL REFERENCES plan (id),
  digest  text        NOT NULL CHECK (digest ~ '^[0-9a-f]{64}$'),
  kind    text        NOT NULL
          CHECK (kind IN ('approve', 'reject', 'withdraw', 'comment', 'confirm')),
  subject text,
  person  uuid        NOT NULL REFERENCES person (id),
  name    text        NOT NULL,
  roles   text[]      NOT NULL,
  comment text,
  at      timestamptz NOT NULL,
  CHECK ((kind = 'confirm') = (subject IS NOT NULL))
);
CREATE INDEX plan_opinion_of_plan ON plan_opinion (plan, id);

-- While these last, nothing begins in the environment. Those of the files are not here.
CREATE TABLE environment_freeze (
  id          uuid        PRIMARY KEY,
  environment text        NOT NULL REFERENCES environment (id),
  begins_at   timestamptz NOT NULL,
  ends_at     timestamptz CHECK (ends_at > begins_at),
  reason      text        NOT NULL,
  created_at  timestamptz NOT NULL,
  created_by  text        NOT NULL,
  lifted_at   timestamptz,
  lifted_by   text
);
CREATE INDEX environment_freeze_of_environment ON environment_freeze (environment, begins_at) WHERE lifted_at IS NULL;

-- A deployment may be asked for now and begin later.
ALTER TABLE deployment ADD COLUMN not_before timestamptz;

-- Deployments that were let past gates. The environment stays red until somebody else has looked.
CREATE TABLE break_glass (
  deployment     uuid        PRIMARY KEY REFERENCES deployment (id),
  environment    text        NOT NULL REFERENCES environment (id),
  project        text        NOT NULL REFERENCES project (id),
  person         uuid        NOT NULL REFERENCES person (id),
  name           text        NOT NULL,
  reason         text        NOT NULL,
  ticket         text        NOT NULL,
  past           text[]      NOT NULL CHECK (cardinality(past) > 0),
  at             timestamptz NOT NULL,
  reviewed_at    timestamptz,
  reviewed_by    text,
  review         text,
  CHECK ((reviewed_at IS NULL) = (reviewed_by IS NULL))
);
CREATE INDEX break_glass_open ON break_glass (environment) WHERE reviewed_at IS NULL;

-- GATE: it may begin once its gates are open, and keeps nobody from its target until then.
ALTER TABLE run
  DROP CONSTRAINT run_hold_check,
  ADD CONSTRAINT run_hold_check CHECK (hold IN ('WAVE', 'TARGET', 'GATE'));
DROP INDEX run_active_on_target;
CREATE UNIQUE INDEX run_active_on_target ON run (target)
  WHERE state IN ('QUEUED', 'WAITING', 'RUNNING', 'CANCELLING', 'ORPHANED', 'NEEDS_DECISION')
    AND (hold IS NULL OR hold = 'WAVE');
