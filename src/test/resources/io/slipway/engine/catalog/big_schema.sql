-- Tables of ten columns with three indexes each, and as many views over them. In several
-- transactions, since one would hold a lock on each.
CREATE PROCEDURE fill(tables int) LANGUAGE plpgsql AS $$
BEGIN
  FOR i IN 1..tables LOOP
    EXECUTE format(
      'CREATE TABLE t%1$s (id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
         parent bigint %2$s, name varchar(80) NOT NULL,
         status varchar(20) NOT NULL DEFAULT ''new'' CHECK (status IN (''new'', ''paid'', ''sent'')),
         total numeric(12, 2) NOT NULL DEFAULT 0 CHECK (total >= 0), note text, flag boolean,
         made timestamptz NOT NULL DEFAULT now(), changed timestamptz, tags text[])',
      i, CASE WHEN i > 1 THEN 'REFERENCES t' || i - 1 END);
    EXECUTE format('CREATE INDEX t%1$s_name ON t%1$s (lower(name), made DESC)', i);
    EXECUTE format('CREATE UNIQUE INDEX t%1$s_open ON t%1$s (parent, name) WHERE status <> ''sent''', i);
    EXECUTE format(
      'CREATE VIEW v%1$s AS SELECT t.id, t.name, p.total AS before, t.total - p.total AS more,
         CASE WHEN t.flag THEN ''yes'' ELSE coalesce(t.note, ''no'') END AS word
         FROM t%1$s t LEFT JOIN t%2$s p ON p.id = t.parent WHERE t.status IN (''new'', ''paid'')
          AND t.made > now() - interval ''1 day''', i, greatest(i - 1, 1));
    IF i % 5 = 0 THEN
      EXECUTE format('COMMENT ON COLUMN t%1$s.total IS ''in euros''', i);
      EXECUTE format('GRANT SELECT ON t%1$s, v%1$s TO PUBLIC', i);
    END IF;
    IF i % 100 = 0 THEN
      COMMIT;
    END IF;
  END LOOP;
END $$;
