-- case: check
CREATE TABLE t (a integer CONSTRAINT c CHECK (a > 0));
-- change
ALTER TABLE t DROP CONSTRAINT c; ALTER TABLE t ADD CONSTRAINT c CHECK (a > 1);
-- expect: constraint c on public.t definition: CHECK ((a > 0)) => CHECK ((a > 1))

-- case: primary key
CREATE TABLE t (a integer NOT NULL, b integer NOT NULL);
ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a);
-- change
ALTER TABLE t DROP CONSTRAINT k; ALTER TABLE t ADD CONSTRAINT k PRIMARY KEY (a, b);
-- expect: constraint k on public.t definition: PRIMARY KEY (a) => PRIMARY KEY (a, b)
-- expect: index public.k definition: CREATE UNIQUE INDEX k ON public.t USING btree (a) => CREATE UNIQUE INDEX k ON public.t USING btree (a, b)

-- case: unique
CREATE TABLE t (a integer);
-- change
ALTER TABLE t ADD CONSTRAINT k UNIQUE (a);
-- expect: + constraint k on public.t
-- expect: + index public.k

-- case: nulls not distinct (since 15)
CREATE TABLE t (a integer, CONSTRAINT k UNIQUE (a));
-- change
ALTER TABLE t DROP CONSTRAINT k; ALTER TABLE t ADD CONSTRAINT k UNIQUE NULLS NOT DISTINCT (a);
-- expect: constraint k on public.t definition: UNIQUE (a) => UNIQUE NULLS NOT DISTINCT (a)
-- expect: index public.k definition: CREATE UNIQUE INDEX k ON public.t USING btree (a) => CREATE UNIQUE INDEX k ON public.t USING btree (a) NULLS NOT DISTINCT

-- case: foreign key's action
CREATE TABLE p (a integer PRIMARY KEY); CREATE TABLE t (a integer CONSTRAINT f REFERENCES p);
-- change
ALTER TABLE t DROP CONSTRAINT f;
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p ON DELETE CASCADE;
-- expect: constraint f on public.t definition: FOREIGN KEY (a) REFERENCES public.p(a) => FOREIGN KEY (a) REFERENCES public.p(a) ON DELETE CASCADE

-- case: foreign key of a partitioned table, which its partition follows
CREATE TABLE p (a integer PRIMARY KEY); CREATE TABLE t (a integer) PARTITION BY LIST (a);
CREATE TABLE t1 PARTITION OF t FOR VALUES IN (1);
-- change
ALTER TABLE t ADD CONSTRAINT f FOREIGN KEY (a) REFERENCES p;
-- expect: + constraint f on public.t

-- case: exclusion
CREATE TABLE t (a int4range, CONSTRAINT x EXCLUDE USING gist (a WITH &&));
-- change
ALTER TABLE t DROP CONSTRAINT x; ALTER TABLE t ADD CONSTRAINT x EXCLUDE USING gist (a WITH =);
-- expect: constraint x on public.t definition: EXCLUDE USING gist (a WITH &&) => EXCLUDE USING gist (a WITH =)

-- case: validated
CREATE TABLE t (a integer); ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NOT VALID;
-- change
ALTER TABLE t VALIDATE CONSTRAINT c;
-- expect: constraint c on public.t not_valid: true => ∅

-- case: deferrable
CREATE TABLE p (a integer PRIMARY KEY); CREATE TABLE t (a integer CONSTRAINT f REFERENCES p);
-- change
ALTER TABLE t ALTER CONSTRAINT f DEFERRABLE;
-- expect: constraint f on public.t deferrable: ∅ => initially immediate

-- case: initially deferred
CREATE TABLE p (a integer PRIMARY KEY);
CREATE TABLE t (a integer CONSTRAINT f REFERENCES p DEFERRABLE);
-- change
ALTER TABLE t ALTER CONSTRAINT f INITIALLY DEFERRED;
-- expect: constraint f on public.t deferrable: initially immediate => initially deferred

-- case: no inherit
CREATE TABLE t (a integer CONSTRAINT c CHECK (a > 0));
-- change
ALTER TABLE t DROP CONSTRAINT c; ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0) NO INHERIT;
-- expect: constraint c on public.t no_inherit: ∅ => true

-- case: inherited
CREATE TABLE p (a integer CONSTRAINT c CHECK (a > 0));
CREATE TABLE t (CONSTRAINT c CHECK (a > 0)) INHERITS (p);
-- change
DROP TABLE t; CREATE TABLE t () INHERITS (p);
-- expect: constraint c on public.t inherited: and declared => true

-- case: of a partitioned table's
CREATE TABLE t (a integer) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t FOR VALUES IN (1);
ALTER TABLE ONLY t ADD CONSTRAINT k UNIQUE (a); ALTER TABLE p ADD CONSTRAINT l UNIQUE (a);
-- change
ALTER INDEX k ATTACH PARTITION l;
-- expect: constraint l on public.p inherited: ∅ => true
-- expect: constraint l on public.p parent_constraint: ∅ => k
-- expect: index public.k invalid: true => ∅
-- expect: index public.l attached_to: ∅ => public.k

-- case: not enforced (since 18)
CREATE TABLE t (a integer CONSTRAINT c CHECK (a > 0) NOT ENFORCED);
-- change
ALTER TABLE t DROP CONSTRAINT c; ALTER TABLE t ADD CONSTRAINT c CHECK (a > 0);
-- expect: constraint c on public.t not_enforced: true => ∅

-- case: foreign key no longer enforced (since 18)
CREATE TABLE p (a integer PRIMARY KEY); CREATE TABLE t (a integer CONSTRAINT f REFERENCES p);
-- change
ALTER TABLE t ALTER CONSTRAINT f NOT ENFORCED;
-- expect: constraint f on public.t not_enforced: ∅ => true

-- case: name of a not-null constraint (since 18)
CREATE TABLE t (a integer NOT NULL);
-- change
ALTER TABLE t RENAME CONSTRAINT t_a_not_null TO n;
-- expect: + constraint n on public.t
-- expect: - constraint t_a_not_null on public.t

-- case: not-null constraint that is not valid (since 18)
CREATE TABLE t (a integer); ALTER TABLE t ADD CONSTRAINT n NOT NULL a NOT VALID;
-- change
ALTER TABLE t VALIDATE CONSTRAINT n;
-- expect: constraint n on public.t not_valid: true => ∅

-- case: disabled with all triggers
CREATE TABLE p (a integer PRIMARY KEY); CREATE TABLE t (a integer CONSTRAINT f REFERENCES p);
-- change
ALTER TABLE t DISABLE TRIGGER ALL;
-- expect: constraint f on public.t triggers_disabled: ∅ => true

-- case: comment
CREATE TABLE t (a integer CONSTRAINT c CHECK (a > 0));
-- change
COMMENT ON CONSTRAINT c ON t IS 'one';
-- expect: constraint c on public.t comment: ∅ => one
