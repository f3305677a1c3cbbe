CREATE ROLE other;
CREATE FUNCTION narrow(bigint) RETURNS int LANGUAGE internal IMMUTABLE AS 'int84';
CREATE FUNCTION narrow(bigint, int) RETURNS int LANGUAGE internal IMMUTABLE AS 'int84';
CREATE FUNCTION add(bigint, int) RETURNS bigint LANGUAGE internal IMMUTABLE AS 'int84pl';
CREATE FUNCTION less(bigint, int) RETURNS bigint LANGUAGE internal IMMUTABLE AS 'int84mi';
CREATE AGGREGATE total(n int) (SFUNC = add, STYPE = bigint, FINALFUNC = narrow,
  MSFUNC = add, MINVFUNC = less, MSTYPE = bigint, MFINALFUNC = narrow);
CREATE AGGREGATE plain(n int) (SFUNC = add, STYPE = bigint, MSFUNC = add, MINVFUNC = less, MSTYPE = bigint);
CREATE AGGREGATE exact(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg);
CREATE AGGREGATE place(VARIADIC "any" ORDER BY VARIADIC "any")
  (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA);

-- case owner
ALTER AGGREGATE plain(int) OWNER TO other;
-- = aggregate public.plain(integer) | owner | postgres | other

-- case arguments
DROP AGGREGATE plain(int);
CREATE AGGREGATE plain(m int) (SFUNC = add, STYPE = bigint, MSFUNC = add, MINVFUNC = less, MSTYPE = bigint);
-- = aggregate public.plain(integer) | arguments | n integer | m integer

-- case hypothetical
DROP AGGREGATE place("any");
CREATE AGGREGATE place(VARIADIC "any" ORDER BY VARIADIC "any")
  (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, HYPOTHETICAL);
-- = aggregate public.place("any") | hypothetical | ∅ | true

-- case final function of an ordered set that changes nothing
DROP AGGREGATE place("any");
CREATE AGGREGATE place(VARIADIC "any" ORDER BY VARIADIC "any")
  (SFUNC = ordered_set_transition_multi, STYPE = internal, FINALFUNC = rank_final, FINALFUNC_EXTRA, FINALFUNC_MODIFY = READ_ONLY);
-- = aggregate public.place("any") | final_modify | ∅ | read only

-- case parallel
CREATE OR REPLACE AGGREGATE plain(n int)
  (SFUNC = add, STYPE = bigint, MSFUNC = add, MINVFUNC = less, MSTYPE = bigint, PARALLEL = SAFE);
-- = aggregate public.plain(integer) | parallel | ∅ | safe

-- case state function
CREATE OR REPLACE AGGREGATE plain(n int)
  (SFUNC = less, STYPE = bigint, MSFUNC = add, MINVFUNC = less, MSTYPE = bigint);
-- = aggregate public.plain(integer) | state_function | public.add(bigint,integer) | public.less(bigint,integer)

-- case state type
DROP AGGREGATE exact(numeric);
CREATE AGGREGATE exact(numeric) (SFUNC = numeric_add, STYPE = numeric);
-- = aggregate public.exact(numeric) | final_function | numeric_avg(internal) | ∅
-- = aggregate public.exact(numeric) | state_function | numeric_avg_accum(internal,numeric) | numeric_add(numeric,numeric)
-- = aggregate public.exact(numeric) | state_type | internal | numeric

-- case state space
CREATE OR REPLACE AGGREGATE plain(n int)
  (SFUNC = add, STYPE = bigint, SSPACE = 64, MSFUNC = add, MINVFUNC = less, MSTYPE = bigint, MSSPACE = 32);
-- = aggregate public.plain(integer) | moving_state_space | ∅ | 32
-- = aggregate public.plain(integer) | state_space | ∅ | 64

-- case initial
CREATE OR REPLACE AGGREGATE plain(n int)
  (SFUNC = add, STYPE = bigint, INITCOND = '7', MSFUNC = add, MINVFUNC = less, MSTYPE = bigint, MINITCOND = '8');
-- = aggregate public.plain(integer) | initial | ∅ | 7
-- = aggregate public.plain(integer) | moving_initial | ∅ | 8

-- case final functions
DROP AGGREGATE plain(int);
CREATE AGGREGATE plain(n int) (SFUNC = add, STYPE = bigint, FINALFUNC = narrow,
  MSFUNC = add, MINVFUNC = less, MSTYPE = bigint, MFINALFUNC = narrow);
-- = aggregate public.plain(integer) | final_function | ∅ | public.narrow(bigint)
-- = aggregate public.plain(integer) | moving_final_function | ∅ | public.narrow(bigint)

-- case final functions with more arguments
CREATE OR REPLACE AGGREGATE total(n int) (SFUNC = add, STYPE = bigint, FINALFUNC = narrow, FINALFUNC_EXTRA,
  MSFUNC = add, MINVFUNC = less, MSTYPE = bigint, MFINALFUNC = narrow, MFINALFUNC_EXTRA);
-- = aggregate public.total(integer) | final_extra | ∅ | true
-- = aggregate public.total(integer) | final_function | public.narrow(bigint) | public.narrow(bigint,integer)
-- = aggregate public.total(integer) | moving_final_extra | ∅ | true
-- = aggregate public.total(integer) | moving_final_function | public.narrow(bigint) | public.narrow(bigint,integer)

-- case what final functions may do to the state
CREATE OR REPLACE AGGREGATE total(n int) (SFUNC = add, STYPE = bigint, FINALFUNC = narrow, FINALFUNC_MODIFY = SHAREABLE,
  MSFUNC = add, MINVFUNC = less, MSTYPE = bigint, MFINALFUNC = narrow, MFINALFUNC_MODIFY = READ_WRITE);
-- = aggregate public.total(integer) | final_modify | ∅ | shareable
-- = aggregate public.total(integer) | moving_final_modify | ∅ | read write

-- case combine, serial and deserial functions
CREATE OR REPLACE AGGREGATE exact(numeric) (SFUNC = numeric_avg_accum, STYPE = internal, FINALFUNC = numeric_avg,
  COMBINEFUNC = numeric_avg_combine, SERIALFUNC = numeric_avg_serialize, DESERIALFUNC = numeric_avg_deserialize);
-- = aggregate public.exact(numeric) | combine_function | ∅ | numeric_avg_combine(internal,internal)
-- = aggregate public.exact(numeric) | deserial_function | ∅ | numeric_avg_deserialize(bytea,internal)
-- = aggregate public.exact(numeric) | serial_function | ∅ | numeric_avg_serialize(internal)

-- case no moving state
DROP AGGREGATE plain(int); CREATE AGGREGATE plain(n int) (SFUNC = add, STYPE = bigint);
-- = aggregate public.plain(integer) | moving_inverse_function | public.less(bigint,integer) | ∅
-- = aggregate public.plain(integer) | moving_state_function | public.add(bigint,integer) | ∅
-- = aggregate public.plain(integer) | moving_state_type | bigint | ∅

-- case sort operator
CREATE OR REPLACE AGGREGATE plain(n int)
  (SFUNC = add, STYPE = bigint, MSFUNC = add, MINVFUNC = less, MSTYPE = bigint, SORTOP = <);
-- = aggregate public.plain(integer) | sort_operator | ∅ | <(integer,integer)

-- case comment
COMMENT ON AGGREGATE plain(int) IS 'sum';
-- = aggregate public.plain(integer) | comment | ∅ | sum

-- case privileges
REVOKE ALL ON FUNCTION plain(int) FROM PUBLIC;
-- = aggregate public.plain(integer) | privileges of PUBLIC | ∅ | none
