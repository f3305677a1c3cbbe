-- Bearer tokens and what their holders may do. The secret itself is never stored.
CREATE TABLE access_token (
  id           uuid PRIMARY KEY,
  prefix       text NOT NULL UNIQUE,
  secret_hash  bytea NOT NULL CHECK (length(secret_hash) = 32),
  name         text NOT NULL,
  origin       text NOT NULL CHECK (origin IN ('bootstrap', 'configuration', 'api')),
  created_by   text NOT NULL,
  created_at   timestamptz NOT NULL,
  expires_at   timestamptz,
  last_used_at timestamptz,
  revoked_at   timestamptz,
  revoked_by   text
);
CREATE UNIQUE INDEX access_token_name ON access_token (name) WHERE revoked_at IS NULL;
CREATE INDEX access_token_listing ON access_token (created_at DESC, id DESC);

-- An environment of '*' means all of them, and what belongs to none.
CREATE TABLE access_grant (
  token_id    uuid NOT NULL REFERENCES access_token (id),
  environment text NOT NULL,
  role        text NOT NULL CHECK (role IN ('VIEWER', 'DEPLOYER', 'APPROVER', 'ADMIN')),
  PRIMARY KEY (token_id, environment, role)
);
