-- Who is told of what. Removed ones stay, marked: deliveries refer to them.
CREATE TABLE notify_subscription (
  id              uuid        PRIMARY KEY,
  name            text        NOT NULL,
  kind            text        NOT NULL CHECK (kind IN ('webhook', 'slack', 'email')),
  -- A URL, or a reference to one (env:NAME, file:/path).
  url             text,
  addresses       text[]      NOT NULL DEFAULT '{}',
  -- References to the keys that sign webhooks, never the keys.
  secrets         text[]      NOT NULL DEFAULT '{}',
  -- Patterns for LIKE.
  actions         text[]      NOT NULL CHECK (cardinality(actions) > 0),
  -- Empty for all.
  environments    text[]      NOT NULL DEFAULT '{}',
  projects        text[]      NOT NULL DEFAULT '{}',
  enabled         boolean     NOT NULL,
  disabled_reason text,
  created_by      text        NOT NULL,
  created_at      timestamptz NOT NULL,
  updated_at      timestamptz NOT NULL,
  removed_at      timestamptz,
  -- The receiver was away: nothing is sent before this moment.
  not_before      timestamptz,
  -- How often in a row it was.
  failures        integer     NOT NULL DEFAULT 0,
  last_success_at timestamptz,
  last_failure_at timestamptz,
  last_failure    text,
  -- Since when events are given up; null again with the next success.
  gave_up_at      timestamptz
);
CREATE UNIQUE INDEX notify_subscription_name ON notify_subscription (name) WHERE removed_at IS NULL;
CREATE INDEX notify_subscription_listing ON notify_subscription (created_at DESC, id DESC);

-- What somebody is told: an audit entry, once, however many are told; or a test, without a number.
CREATE TABLE notify_event (
  id          uuid        PRIMARY KEY,
  seq         bigint,
  at          timestamptz NOT NULL,
  actor       text        NOT NULL,
  action      text        NOT NULL,
  object_kind text        NOT NULL,
  object_id   text,
  environment text,
  project     text,
  detail      jsonb       NOT NULL
);
CREATE INDEX notify_event_at ON notify_event (at);

-- The outbox: an event on its way to a subscription. No foreign keys: whoever adds rows holds the
-- head of the audit chain and must neither wait for others' row locks nor pay for checks by row.
CREATE TABLE notify_delivery (
  id           bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  subscription uuid        NOT NULL,
  event        uuid        NOT NULL,
  state        text        NOT NULL CHECK (state IN ('PENDING', 'DELIVERED', 'GIVEN_UP')),
  -- Attempts since it was asked for, or asked for again.
  tries        integer     NOT NULL DEFAULT 0,
  created_at   timestamptz NOT NULL,
  due_at       timestamptz NOT NULL,
  -- No attempt is begun for later than this.
  expires_at   timestamptz NOT NULL,
  finished_at  timestamptz
);
-- Whether anything is due; and what comes first of it, however much there is.
CREATE INDEX notify_delivery_due ON notify_delivery (subscription, due_at) WHERE state = 'PENDING';
CREATE INDEX notify_delivery_next ON notify_delivery (subscription, id) WHERE state = 'PENDING';
CREATE INDEX notify_delivery_listing ON notify_delivery (subscription, id DESC);
CREATE INDEX notify_delivery_finished ON notify_delivery (finished_at) WHERE state <> 'PENDING';
CREATE INDEX notify_delivery_event ON notify_delivery (event);

-- What each attempt at a delivery came to.
CREATE TABLE notify_attempt (
  id          bigint      GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  delivery    bigint      NOT NULL REFERENCES notify_delivery (id) ON DELETE CASCADE,
  at          timestamptz NOT NULL,
  duration_ms bigint      NOT NULL,
  status      integer,
  failure     text,
  response    text
);
CREATE INDEX notify_attempt_delivery ON notify_attempt (delivery, id);

-- db-scheduler's table once more: receivers that hang must not take the workers that runs need.
CREATE TABLE notify_tasks (
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
CREATE INDEX notify_tasks_execution_time ON notify_tasks (execution_time);
CREATE INDEX notify_tasks_last_heartbeat ON notify_tasks (last_heartbeat);
