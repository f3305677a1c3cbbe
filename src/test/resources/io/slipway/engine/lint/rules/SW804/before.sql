CREATE SCHEMA app;
CREATE TABLE app.events (
  id bigint GENERATED ALWAYS AS IDENTITY,
  at date NOT NULL,
  note text DEFAULT '' CHECK (note <> 'none'),
  PRIMARY KEY (id, at)
) PARTITION BY RANGE (at);
CREATE INDEX events_note_idx ON app.events (note);
CREATE TABLE app.events_2026 PARTITION OF app.events
    FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
