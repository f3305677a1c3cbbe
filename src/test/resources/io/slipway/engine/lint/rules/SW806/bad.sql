ALTER TABLE app.shards ADD COLUMN size bigint;
