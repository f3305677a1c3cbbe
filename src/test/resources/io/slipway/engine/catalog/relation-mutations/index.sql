-- case: expression
CREATE TABLE t (a text); CREATE INDEX i ON t (lower(a)) WITH (fillfactor = 70);
-- change
ALTER INDEX i SET (fillfactor = 80);
-- expect: index public.i definition: CREATE INDEX i ON public.t USING btree (lower(a)) WITH (fillfactor='70') => CREATE INDEX i ON public.t USING btree (lower(a)) WITH (fillfactor='80')

-- case: valid
CREATE TABLE t (a integer) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
CREATE INDEX i ON ONLY t (a);
-- change
DROP TABLE p;
-- expect: - table public.p
-- expect: - column public.p.a

-- case: attached
CREATE TABLE t (a integer) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
CREATE INDEX i ON ONLY t (a); CREATE INDEX j ON p (a);
-- change
ALTER INDEX i ATTACH PARTITION j;
-- expect: index public.i invalid: true => ∅
-- expect: index public.j attached_to: ∅ => public.i

-- case: statistics target
CREATE TABLE t (a text); CREATE INDEX i ON t (a, lower(a));
-- change
ALTER INDEX i ALTER 2 SET STATISTICS 100;
-- expect: index public.i statistics: ∅ => 2: 100

-- case: predicate
CREATE TABLE t (a integer); CREATE UNIQUE INDEX i ON t (a) WHERE a > 0;
-- change
DROP INDEX i; CREATE UNIQUE INDEX i ON t (a);
-- expect: index public.i definition: CREATE UNIQUE INDEX i ON public.t USING btree (a) WHERE (a > 0) => CREATE UNIQUE INDEX i ON public.t USING btree (a)

-- case: comment
CREATE TABLE t (a integer PRIMARY KEY);
-- change
COMMENT ON INDEX t_pkey IS 'one';
-- expect: index public.t_pkey comment: ∅ => one

-- case: tablespace
CREATE TABLE t (a integer); CREATE INDEX i ON t (a);
-- change
ALTER INDEX i SET TABLESPACE slipway_mutation;
-- expect: index public.i tablespace: ∅ => slipway_mutation
