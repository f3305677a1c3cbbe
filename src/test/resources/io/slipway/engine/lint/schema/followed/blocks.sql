CREATE TYPE there AS ENUM ('a');
DO $$ BEGIN CREATE TYPE there AS ENUM ('b'); EXCEPTION WHEN duplicate_object THEN NULL; END $$;
DO $$ BEGIN
  CREATE TABLE t (id int PRIMARY KEY);
  ALTER TABLE t ADD COLUMN a there;
  CREATE INDEX ON t (a);
END $$;
DO $$ BEGIN
  IF NOT EXISTS (SELECT FROM pg_class WHERE relname = 't') THEN
    CREATE TABLE t (id text);
  END IF;
END $$;
