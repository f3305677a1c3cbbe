-- case: server
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE SERVER s2 FOREIGN DATA WRAPPER w; CREATE FOREIGN TABLE f (a integer) SERVER s;
-- change
DROP FOREIGN TABLE f; CREATE FOREIGN TABLE f (a integer) SERVER s2;
-- expect: foreign table public.f server: s => s2

-- case: options
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f () SERVER s OPTIONS (a 'x');
-- change
ALTER FOREIGN TABLE f OPTIONS (ADD "B" 'y');
-- expect: foreign table public.f options: a 'x' => "B" 'y', a 'x'

-- case: partition
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f (a integer) SERVER s; CREATE TABLE t (a integer) PARTITION BY LIST (a);
-- change
ALTER TABLE t ATTACH PARTITION f DEFAULT;
-- expect: foreign table public.f partition_bound: ∅ => DEFAULT
-- expect: foreign table public.f partition_of: ∅ => public.t
-- expect: column public.f.a inherited: ∅ => true

-- case: inheritance
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f () SERVER s; CREATE TABLE t ();
-- change
ALTER FOREIGN TABLE f INHERIT t;
-- expect: foreign table public.f inherits: ∅ => public.t

-- case: owner
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f () SERVER s; CREATE ROLE slipway_mutation SUPERUSER;
-- change
ALTER FOREIGN TABLE f OWNER TO slipway_mutation;
-- expect: foreign table public.f owner: postgres => slipway_mutation

-- case: check
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f (a integer) SERVER s;
-- change
ALTER FOREIGN TABLE f ADD CONSTRAINT c CHECK (a > 0);
-- expect: + constraint c on public.f

-- case: comment
CREATE FOREIGN DATA WRAPPER w; CREATE SERVER s FOREIGN DATA WRAPPER w;
CREATE FOREIGN TABLE f () SERVER s;
-- change
COMMENT ON FOREIGN TABLE f IS 'one';
-- expect: foreign table public.f comment: ∅ => one
