-- case: type
CREATE SEQUENCE s;
-- change
ALTER SEQUENCE s AS integer;
-- expect: sequence public.s type: ∅ => integer

-- case: start
CREATE SEQUENCE s;
-- change
ALTER SEQUENCE s START 5;
-- expect: sequence public.s start: ∅ => 5

-- case: increment
CREATE SEQUENCE s;
-- change
ALTER SEQUENCE s INCREMENT 2;
-- expect: sequence public.s increment: ∅ => 2

-- case: direction
CREATE SEQUENCE s;
-- change
DROP SEQUENCE s; CREATE SEQUENCE s INCREMENT -1;
-- expect: sequence public.s increment: ∅ => -1

-- case: bounds
CREATE SEQUENCE s;
-- change
ALTER SEQUENCE s MINVALUE 0 MAXVALUE 9;
-- expect: sequence public.s maximum: ∅ => 9
-- expect: sequence public.s minimum: ∅ => 0
-- expect: sequence public.s start: ∅ => 1

-- case: cache
CREATE SEQUENCE s;
-- change
ALTER SEQUENCE s CACHE 3;
-- expect: sequence public.s cache: ∅ => 3

-- case: cycle
CREATE SEQUENCE s;
-- change
ALTER SEQUENCE s CYCLE;
-- expect: sequence public.s cycle: ∅ => true

-- case: owned by
CREATE SEQUENCE s; CREATE TABLE t (a integer);
-- change
ALTER SEQUENCE s OWNED BY t.a;
-- expect: sequence public.s owned_by: ∅ => public.t.a

-- case: of an identity column
CREATE TABLE t (a integer GENERATED ALWAYS AS IDENTITY);
-- change
ALTER TABLE t ALTER a SET START WITH 100 SET INCREMENT BY 10;
-- expect: sequence public.t_a_seq increment: ∅ => 10
-- expect: sequence public.t_a_seq start: ∅ => 100

-- case: identity instead of serial
CREATE TABLE t (a serial);
-- change
ALTER TABLE t ALTER a DROP DEFAULT; DROP SEQUENCE t_a_seq;
ALTER TABLE t ALTER a ADD GENERATED ALWAYS AS IDENTITY;
-- expect: sequence public.t_a_seq identity_of: ∅ => public.t.a
-- expect: sequence public.t_a_seq owned_by: public.t.a => ∅
-- expect: column public.t.a default: nextval('public.t_a_seq'::regclass) => ∅
-- expect: column public.t.a identity_column: ∅ => always

-- case: unlogged (since 15)
CREATE SEQUENCE s;
-- change
ALTER SEQUENCE s SET UNLOGGED;
-- expect: sequence public.s unlogged: ∅ => true

-- case: owner
CREATE SEQUENCE s; CREATE ROLE slipway_mutation;
-- change
ALTER SEQUENCE s OWNER TO slipway_mutation;
-- expect: sequence public.s owner: postgres => slipway_mutation

-- case: comment
CREATE SEQUENCE s;
-- change
COMMENT ON SEQUENCE s IS 'one';
-- expect: sequence public.s comment: ∅ => one

-- case: its state is data
CREATE SEQUENCE s;
-- change
SELECT nextval('s'), setval('s', 77);
-- expect nothing
