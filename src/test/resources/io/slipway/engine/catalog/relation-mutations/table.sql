-- case: created
CREATE SCHEMA s;
-- change
CREATE TABLE s."T t" ();
-- expect: + table s."T t"

-- case: dropped
CREATE TABLE t (a integer);
-- change
DROP TABLE t;
-- expect: - table public.t
-- expect: - column public.t.a

-- case: owner
CREATE TABLE t (); CREATE ROLE slipway_mutation;
-- change
ALTER TABLE t OWNER TO slipway_mutation;
-- expect: table public.t owner: postgres => slipway_mutation

-- case: unlogged
CREATE TABLE t ();
-- change
ALTER TABLE t SET UNLOGGED;
-- expect: table public.t unlogged: ∅ => true

-- case: partition key
CREATE TABLE t (a integer, b integer) PARTITION BY RANGE (a);
-- change
DROP TABLE t; CREATE TABLE t (a integer, b integer) PARTITION BY LIST (b);
-- expect: table public.t partition_key: RANGE (a) => LIST (b)

-- case: attached partition
CREATE TABLE t (a integer) PARTITION BY RANGE (a); CREATE TABLE p (a integer);
-- change
ALTER TABLE t ATTACH PARTITION p FOR VALUES FROM (1) TO (5);
-- expect: table public.p partition_bound: ∅ => FOR VALUES FROM (1) TO (5)
-- expect: table public.p partition_of: ∅ => public.t
-- expect: column public.p.a inherited: ∅ => true

-- case: partition bound
CREATE TABLE t (a integer) PARTITION BY LIST (a);
CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
-- change
ALTER TABLE t DETACH PARTITION p; ALTER TABLE t ATTACH PARTITION p DEFAULT;
-- expect: table public.p partition_bound: FOR VALUES IN (1) => DEFAULT

-- case: inheritance
CREATE TABLE p (a integer); CREATE TABLE q (); CREATE TABLE c (a integer) INHERITS (p);
-- change
ALTER TABLE c INHERIT q;
-- expect: table public.c inherits: public.p => public.p, public.q

-- case: inheritance ends
CREATE TABLE p (a integer); CREATE TABLE c () INHERITS (p);
-- change
ALTER TABLE c NO INHERIT p;
-- expect: table public.c inherits: public.p => ∅
-- expect: column public.c.a inherited: true => ∅

-- case: typed
CREATE TYPE k AS (a integer); CREATE TABLE t OF k;
-- change
ALTER TABLE t NOT OF;
-- expect: table public.t of_type: public.k => ∅

-- case: access method
CREATE TABLE t (); CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
CREATE TABLE u ();
-- change
DROP TABLE t; CREATE TABLE t () USING heap2;
-- expect: table public.t access_method: ∅ => heap2

-- case: options
CREATE TABLE t () WITH (fillfactor = 70);
-- change
ALTER TABLE t SET (fillfactor = 80, autovacuum_enabled = off);
-- expect: table public.t options: fillfactor=70 => autovacuum_enabled=off, fillfactor=80

-- case: options of its toast table
CREATE TABLE t (a text);
-- change
ALTER TABLE t SET (toast.autovacuum_enabled = off);
-- expect: table public.t toast_options: ∅ => autovacuum_enabled=off

-- case: row security
CREATE TABLE t ();
-- change
ALTER TABLE t ENABLE ROW LEVEL SECURITY;
-- expect: table public.t row_security: ∅ => true

-- case: forced row security
CREATE TABLE t ();
-- change
ALTER TABLE t FORCE ROW LEVEL SECURITY;
-- expect: table public.t force_row_security: ∅ => true

-- case: replica identity
CREATE TABLE t ();
-- change
ALTER TABLE t REPLICA IDENTITY FULL;
-- expect: table public.t replica_identity: ∅ => full

-- case: replica identity's index
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL);
CREATE UNIQUE INDEX i ON t (a); CREATE UNIQUE INDEX j ON t (b);
ALTER TABLE t REPLICA IDENTITY USING INDEX i;
-- change
ALTER TABLE t REPLICA IDENTITY USING INDEX j;
-- expect: table public.t replica_identity: index public.i => index public.j

-- case: replica identity's index is gone
CREATE TABLE t (a integer NOT NULL); CREATE UNIQUE INDEX i ON t (a);
ALTER TABLE t REPLICA IDENTITY USING INDEX i;
-- change
DROP INDEX i;
-- expect: table public.t replica_identity: index public.i => index, which was dropped
-- expect: - index public.i

-- case: clustered on
CREATE TABLE t (a integer); CREATE INDEX i ON t (a);
-- change
ALTER TABLE t CLUSTER ON i;
-- expect: table public.t clustered_on: ∅ => public.i

-- case: comment
CREATE TABLE t (); COMMENT ON TABLE t IS 'one';
-- change
COMMENT ON TABLE t IS 'two';
-- expect: table public.t comment: one => two

-- case: column order
CREATE TABLE t (a integer, b integer, c integer);
-- change
ALTER TABLE t DROP a; ALTER TABLE t ADD a integer;
-- expect: table public.t column_order: a, b, c => b, c, a

-- case: column order beside a new column
CREATE TABLE t (a integer, b integer, c integer);
-- change
ALTER TABLE t DROP a; ALTER TABLE t ADD d integer;
-- expect: - column public.t.a
-- expect: + column public.t.d

-- case: tablespace
CREATE TABLE t ();
-- change
ALTER TABLE t SET TABLESPACE slipway_mutation;
-- expect: table public.t tablespace: ∅ => slipway_mutation
