CREATE INDEX events_kind_idx ON app.events (kind);
