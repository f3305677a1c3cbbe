-- What an environment asks of a plan before it may run, under the keys of the configuration's files; null asks for nothing.
ALTER TABLE environment ADD COLUMN policy jsonb;
