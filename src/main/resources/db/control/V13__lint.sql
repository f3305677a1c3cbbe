-- What environments and projects say about lint, under the keys of the configuration's files.
ALTER TABLE environment ADD COLUMN lint jsonb;
ALTER TABLE project ADD COLUMN lint jsonb;
