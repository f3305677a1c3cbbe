-- Tables of every kind, with the objects that hang on them, 2,000 rows each.
CREATE SCHEMA s;
SET search_path = s;
CREATE TYPE en AS ENUM ('a', 'b');
CREATE DOMAIN dom AS int;
CREATE DOMAIN dompos AS int CHECK (value > 0);
CREATE DOMAIN dtext AS text;
CREATE DOMAIN dtextc AS text CHECK (length(value) < 1000);
CREATE TYPE comp AS (x int, y int);
CREATE SEQUENCE sq;
CREATE FUNCTION trgf() RETURNS trigger LANGUAGE plpgsql AS 'begin return new; end';

CREATE TABLE p (id bigint PRIMARY KEY);
CREATE TABLE t (
  id bigint PRIMARY KEY, a int, b text, c varchar(20), i4 int, d date, n numeric(10, 2),
  ts timestamp, ts3 timestamp(3), tz timestamptz, vb varbit(8), cid cidr, ch char(5),
  nn int NOT NULL DEFAULT 1, pid bigint,
  CONSTRAINT nnc CHECK (a IS NOT NULL));
CREATE INDEX t_a ON t (a);
CREATE INDEX t_b ON t (b);
CREATE INDEX t_c ON t (c);
CREATE TRIGGER trg BEFORE UPDATE ON t FOR EACH ROW EXECUTE FUNCTION trgf();
CREATE STATISTICS st ON a, i4 FROM t;
CREATE VIEW vw AS SELECT id, a FROM t;
CREATE MATERIALIZED VIEW mv AS SELECT id, a FROM t;
CREATE UNIQUE INDEX mv_u ON mv (id);
CREATE TABLE child (id bigint PRIMARY KEY, pid bigint REFERENCES p, x int);
ALTER TABLE child ADD CONSTRAINT ck_nv CHECK (x > 0) NOT VALID;
CREATE RULE rl AS ON DELETE TO child WHERE old.id < 0 DO NOTHING;
CREATE POLICY pol ON child USING (true);
CREATE TABLE fkch (k bigint, pid bigint);
ALTER TABLE fkch ADD CONSTRAINT fk_nv FOREIGN KEY (pid) REFERENCES p NOT VALID;
CREATE TABLE nullpk (k bigint);
CREATE UNIQUE INDEX nullpk_i ON nullpk (k);
CREATE TABLE nouq (id bigint NOT NULL, k bigint NOT NULL);
CREATE UNIQUE INDEX nouq_i ON nouq (id);
CREATE INDEX nouq_id ON nouq (k);
CREATE TABLE ten (e en);
CREATE TABLE tdom (v dom);
CREATE TABLE comp2 (x int, y int);
CREATE TABLE tcomp OF comp;
CREATE UNLOGGED TABLE ul (a int);
CREATE TABLE gen (x int, y int GENERATED ALWAYS AS (x + 1) STORED);
CREATE TABLE ident (id int GENERATED ALWAYS AS IDENTITY, v int);
CREATE TABLE inh_parent (a int);
CREATE TABLE inh_child () INHERITS (inh_parent);
CREATE TABLE nullpk2 (a int);
CREATE TABLE part (v bigint) PARTITION BY RANGE (v);
CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM (0) TO (20000);
CREATE TABLE part_new (v bigint);
CREATE TABLE part_proved (v bigint, CHECK (v IS NOT NULL AND v >= 20000 AND v < 40000));
CREATE TABLE partd (v bigint) PARTITION BY RANGE (v);
CREATE TABLE partd_1 PARTITION OF partd FOR VALUES FROM (0) TO (10);
CREATE TABLE partd_def PARTITION OF partd DEFAULT;
CREATE TABLE partd_new (v bigint);
CREATE PUBLICATION pub FOR TABLE p;

-- One more than are referred to.
INSERT INTO p SELECT g FROM generate_series(1, 2001) g;
INSERT INTO inh_parent SELECT g FROM generate_series(1, 2000) g;
INSERT INTO inh_child SELECT g FROM generate_series(1, 2000) g;
INSERT INTO t (id, a, b, c, i4, d, n, ts, ts3, tz, vb, cid, ch, pid)
  SELECT g, g, 'b' || g, 'c' || g, g, '2026-01-01', 1, now(), now(), now(), B'1', '10.0.0.0/8', 'x', g
    FROM generate_series(1, 2000) g;
INSERT INTO child SELECT g, g, 1 FROM generate_series(1, 2000) g;
INSERT INTO fkch SELECT g, g FROM generate_series(1, 2000) g;
INSERT INTO nullpk SELECT g FROM generate_series(1, 2000) g;
INSERT INTO nouq SELECT g, g FROM generate_series(1, 2000) g;
INSERT INTO ten SELECT 'a' FROM generate_series(1, 2000);
INSERT INTO tdom SELECT g FROM generate_series(1, 2000) g;
INSERT INTO tcomp SELECT g, g FROM generate_series(1, 2000) g;
INSERT INTO ul SELECT g FROM generate_series(1, 2000) g;
INSERT INTO gen SELECT g FROM generate_series(1, 2000) g;
INSERT INTO ident (v) SELECT g FROM generate_series(1, 2000) g;
INSERT INTO part SELECT g FROM generate_series(1, 2000) g;
INSERT INTO part_new SELECT g FROM generate_series(20000, 21999) g;
INSERT INTO part_proved SELECT g FROM generate_series(20000, 21999) g;
INSERT INTO partd SELECT g FROM generate_series(1, 2000) g;
INSERT INTO partd_new SELECT g FROM generate_series(100000, 101999) g;
REFRESH MATERIALIZED VIEW mv;
ANALYZE;
