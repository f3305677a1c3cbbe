-- Projects, environments and targets. Rows are marked as removed and never deleted: history refers to them.
CREATE TABLE project (
  id         text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name       text NOT NULL,
  layout     text NOT NULL CHECK (layout IN ('flyway', 'prisma')),
  migrations text,
  settings   jsonb NOT NULL,
  source     text NOT NULL CHECK (source IN ('config', 'api')),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  removed_at timestamptz
);

-- Deferrable, so that a new configuration can swap two environments' order.
CREATE TABLE environment (
  id         text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  name       text NOT NULL,
  position   int NOT NULL CHECK (position > 0),
  source     text NOT NULL CHECK (source IN ('config', 'api')),
  created_at timestamptz NOT NULL,
  updated_at timestamptz NOT NULL,
  removed_at timestamptz,
  CONSTRAINT environment_order EXCLUDE USING btree (position WITH =)
    WHERE (removed_at IS NULL) DEFERRABLE
);

-- connection: {"database"} or {"url", "username", "password": a reference}; ledger: which server, database and history table.
CREATE TABLE target (
  id          text PRIMARY KEY CHECK (id ~ '^[a-z0-9][a-z0-9-]{0,62}$'),
  project     text NOT NULL REFERENCES project (id),
  environment text NOT NULL REFERENCES environment (id),
  connection  jsonb NOT NULL,
  labels      jsonb NOT NULL CHECK (jsonb_typeof(labels) = 'object'),
  ledger      text NOT NULL,
  source      text NOT NULL CHECK (source IN ('config', 'api')),
  created_at  timestamptz NOT NULL,
  updated_at  timestamptz NOT NULL,
  removed_at  timestamptz,
  CONSTRAINT target_ledger EXCLUDE USING btree (ledger WITH =)
    WHERE (removed_at IS NULL) DEFERRABLE
);
CREATE INDEX target_project ON target (project);
CREATE INDEX target_environment ON target (environment);
