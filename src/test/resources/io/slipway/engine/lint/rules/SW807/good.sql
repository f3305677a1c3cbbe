ALTER TABLE app.events DETACH PARTITION app.events_2026 CONCURRENTLY;
-- In a migration of its own.
DROP TABLE app.events_2026;
