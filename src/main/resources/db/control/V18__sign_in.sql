-- People sign in with a password, or through an OIDC issuer, which knows them by a subject.
ALTER TABLE person
  ADD COLUMN display_name     text NOT NULL DEFAULT '',
  ADD COLUMN email            text,
  ADD COLUMN issuer           text,
  ADD COLUMN subject          text,
  ADD COLUMN disabled_at      timestamptz,
  ADD COLUMN disabled_by      text,
  ADD COLUMN last_sign_in_at  timestamptz,
  ADD COLUMN password_hash    text,
  ADD COLUMN invitation_hash  bytea CHECK (length(invitation_hash) = 32),
  ADD COLUMN invitation_until timestamptz,
  ADD COLUMN failures         integer NOT NULL DEFAULT 0,
  ADD COLUMN failures_since   timestamptz,
  ADD COLUMN lockouts         integer NOT NULL DEFAULT 0,
  ADD COLUMN locked_until     timestamptz,
  ADD CONSTRAINT person_of_an_issuer_has_a_subject CHECK ((issuer IS NULL) = (subject IS NULL)),
  ADD CONSTRAINT person_of_an_issuer_has_no_password
    CHECK (issuer IS NULL OR (password_hash IS NULL AND invitation_hash IS NULL)),
  ADD CONSTRAINT person_issuer_subject_key UNIQUE (issuer, subject);
CREATE INDEX person_listing ON person (created_at DESC, id DESC);

-- What people may do; their own tokens allow no more than that.
CREATE TABLE person_grant (
  person_id   uuid NOT NULL REFERENCES person (id),
  environment text NOT NULL,
  project     text NOT NULL,
  role        text NOT NULL
    CHECK (role IN ('VIEWER', 'DEPLOYER', 'APPROVER', 'RELEASE_MANAGER', 'AUDITOR', 'ADMIN')),
  PRIMARY KEY (person_id, environment, project, role)
);
INSERT INTO person_grant (person_id, environment, project, role)
SELECT id, '*', '*', 'ADMIN' FROM person WHERE name = 'admin';

-- Sessions of browsers; the cookie's secret itself is never stored.
CREATE TABLE person_session (
  id           uuid        PRIMARY KEY,
  secret_hash  bytea       NOT NULL UNIQUE CHECK (length(secret_hash) = 32),
  person_id    uuid        NOT NULL REFERENCES person (id),
  address      text        NOT NULL,
  user_agent   text        NOT NULL,
  created_at   timestamptz NOT NULL,
  last_used_at timestamptz NOT NULL,
  expires_at   timestamptz NOT NULL
);
CREATE INDEX person_session_person ON person_session (person_id, created_at DESC);
CREATE INDEX person_session_end ON person_session (expires_at);

-- Sign-ins that are away at the OIDC issuer; each comes back once, with its cookie, or never.
CREATE TABLE oidc_attempt (
  secret_hash bytea       PRIMARY KEY CHECK (length(secret_hash) = 32),
  state       text        NOT NULL,
  nonce       text        NOT NULL,
  verifier    text        NOT NULL,
  expires_at  timestamptz NOT NULL
);
CREATE INDEX oidc_attempt_end ON oidc_attempt (expires_at);
