CREATE INDEX events_kind_idx ON ONLY app.events (kind);
CREATE INDEX CONCURRENTLY events_2026_kind_idx ON app.events_2026 (kind);
ALTER INDEX app.events_kind_idx ATTACH PARTITION app.events_2026_kind_idx;
CREATE INDEX ON app.events_2026 (id);
