CREATE ROLE other;
CREATE TYPE shell;
CREATE TYPE coin;
CREATE FUNCTION coin_in(cstring) RETURNS coin LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION coin_in2(cstring) RETURNS coin LANGUAGE internal IMMUTABLE STRICT AS 'int4in';
CREATE FUNCTION coin_out(coin) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION coin_out2(coin) RETURNS cstring LANGUAGE internal IMMUTABLE STRICT AS 'int4out';
CREATE FUNCTION coin_recv(internal) RETURNS coin LANGUAGE internal IMMUTABLE STRICT AS 'int4recv';
CREATE FUNCTION coin_send(coin) RETURNS bytea LANGUAGE internal IMMUTABLE STRICT AS 'int4send';
CREATE TYPE coin (INPUT = coin_in, OUTPUT = coin_out, INTERNALLENGTH = 4, PASSEDBYVALUE, ALIGNMENT = int4);

-- case no shell any more
DROP TYPE shell;
-- - base type public.shell

-- case made a shell
DROP TYPE coin CASCADE; CREATE TYPE coin;
-- = base type public.coin | alignment | int4 | ∅
-- = base type public.coin | input | public.coin_in(cstring) | ∅
-- = base type public.coin | length | 4 | ∅
-- = base type public.coin | output | public.coin_out(public.coin) | ∅
-- = base type public.coin | passed_by_value | true | ∅
-- = base type public.coin | shell | ∅ | true
-- = base type public.coin | storage | plain | ∅
-- - function public.coin_in(cstring)
-- - function public.coin_in2(cstring)
-- - function public.coin_out(public.coin)
-- - function public.coin_out2(public.coin)
-- - function public.coin_recv(internal)
-- - function public.coin_send(public.coin)

-- case owner
ALTER TYPE coin OWNER TO other;
-- = base type public.coin | owner | postgres | other

-- case comment
COMMENT ON TYPE coin IS 'cents';
-- = base type public.coin | comment | ∅ | cents

-- case privileges
REVOKE ALL ON TYPE coin FROM PUBLIC;
-- = base type public.coin | privileges of PUBLIC | ∅ | none

-- case receive and send
ALTER TYPE coin SET (RECEIVE = coin_recv, SEND = coin_send);
-- = base type public.coin | receive | ∅ | public.coin_recv(internal)
-- = base type public.coin | send | ∅ | public.coin_send(public.coin)

-- case modifiers
ALTER TYPE coin SET (TYPMOD_IN = numerictypmodin, TYPMOD_OUT = numerictypmodout);
-- = base type public.coin | modifier_input | ∅ | numerictypmodin(cstring[])
-- = base type public.coin | modifier_output | ∅ | numerictypmodout(integer)

-- case analyze
ALTER TYPE coin SET (ANALYZE = array_typanalyze);
-- = base type public.coin | analyze | ∅ | array_typanalyze(internal)

-- case subscript
-- since 14
ALTER TYPE coin SET (SUBSCRIPT = raw_array_subscript_handler);
-- = base type public.coin | subscript | ∅ | raw_array_subscript_handler(internal)

-- case the rest, which no command changes
UPDATE pg_type t SET typlen = -2, typbyval = false, typalign = 'd', typcategory = 'S',
  typispreferred = true, typdefault = '7', typelem = 'point'::regtype, typdelim = ';',
  typcollation = 100, typinput = 'coin_in2', typoutput = 'coin_out2'
 WHERE typname = 'coin';
-- = base type public.coin | alignment | int4 | double
-- = base type public.coin | category | ∅ | S
-- = base type public.coin | collatable | ∅ | true
-- = base type public.coin | default | ∅ | 7
-- = base type public.coin | delimiter | ∅ | ;
-- = base type public.coin | element | ∅ | point
-- = base type public.coin | input | public.coin_in(cstring) | public.coin_in2(cstring)
-- = base type public.coin | length | 4 | cstring
-- = base type public.coin | output | public.coin_out(public.coin) | public.coin_out2(public.coin)
-- = base type public.coin | passed_by_value | true | ∅
-- = base type public.coin | preferred | ∅ | true

-- case storage
UPDATE pg_type SET typstorage = 'm' WHERE typname = 'coin';
-- = base type public.coin | storage | plain | main
