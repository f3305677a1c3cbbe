-- The statement of a step that is under way, as people who watch see it; null when there is none.
ALTER TABLE run_step ADD COLUMN under_way jsonb;

-- Statements that a run sent, of each step the first and the last ones and those that took long; number 0 is a whole script sent as one message.
CREATE TABLE run_statement (
  run           uuid        NOT NULL REFERENCES run (id),
  attempt       integer     NOT NULL,
  step          integer     NOT NULL,
  number        integer     NOT NULL,
  migration     text        NOT NULL,
  line          integer     NOT NULL,
  beginning     text        NOT NULL,
  outcome       text        NOT NULL,
  started_at    timestamptz NOT NULL,
  finished_at   timestamptz,
  rows_changed  bigint,
  notices       jsonb       NOT NULL,
  PRIMARY KEY (run, attempt, step, number)
);
