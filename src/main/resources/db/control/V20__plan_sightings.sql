-- What was found on targets that plans were made on, before anything was done to them.
CREATE TABLE plan_sighting (
  plan    uuid        NOT NULL REFERENCES plan (id),
  target  text        NOT NULL REFERENCES target (id),
  seen_at timestamptz NOT NULL,
  moved   text,
  PRIMARY KEY (plan, target)
);
