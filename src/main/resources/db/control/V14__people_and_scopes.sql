-- The people whom Slipway knows. Names are never given to another person.
CREATE TABLE person (
  id         uuid        PRIMARY KEY,
  name       text        NOT NULL UNIQUE,
  created_at timestamptz NOT NULL,
  created_by text        NOT NULL
);

-- Whose token it is: a person's own, or a machine's, which somebody made and has seen.
ALTER TABLE access_token
  ADD COLUMN person uuid REFERENCES person (id),
  ADD COLUMN issuer uuid REFERENCES person (id),
  ADD CONSTRAINT access_token_of_a_person_or_a_machine CHECK (person IS NULL OR issuer IS NULL);

-- A role may be held for one project; '*' means all of them, and what belongs to none.
ALTER TABLE access_grant ADD COLUMN project text NOT NULL DEFAULT '*';
ALTER TABLE access_grant
  DROP CONSTRAINT access_grant_pkey,
  ADD PRIMARY KEY (token_id, environment, project, role),
  DROP CONSTRAINT access_grant_role_check,
  ADD CONSTRAINT access_grant_role_check
    CHECK (role IN ('VIEWER', 'DEPLOYER', 'APPROVER', 'RELEASE_MANAGER', 'AUDITOR', 'ADMIN'));

-- The administrator's tokens of before there were people.
INSERT INTO person (id, name, created_at, created_by)
SELECT gen_random_uuid(), 'admin', now(), 'system'
 WHERE EXISTS (SELECT FROM access_token WHERE origin IN ('bootstrap', 'configuration'));
UPDATE access_token SET person = (SELECT id FROM person WHERE name = 'admin')
 WHERE origin IN ('bootstrap', 'configuration');
