CREATE ROLE other;
CREATE SCHEMA s;
CREATE TYPE pair AS (a int, b int);
CREATE FUNCTION same(pair, pair) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE FUNCTION same2(pair, pair) RETURNS boolean LANGUAGE sql AS 'SELECT true';
CREATE OPERATOR === (FUNCTION = same, LEFTARG = pair, RIGHTARG = pair);
CREATE OPERATOR !== (FUNCTION = same, LEFTARG = pair, RIGHTARG = pair);

-- case owner
ALTER OPERATOR === (pair, pair) OWNER TO other;
-- = operator public.===(public.pair,public.pair) | owner | postgres | other

-- case function
DROP OPERATOR === (pair, pair); CREATE OPERATOR === (FUNCTION = same2, LEFTARG = pair, RIGHTARG = pair);
-- = operator public.===(public.pair,public.pair) | function | public.same(public.pair,public.pair) | public.same2(public.pair,public.pair)

-- case commutator
DROP OPERATOR === (pair, pair); CREATE OPERATOR === (FUNCTION = same, LEFTARG = pair, RIGHTARG = pair, COMMUTATOR = ===);
-- = operator public.===(public.pair,public.pair) | commutator | ∅ | public.===(public.pair,public.pair)

-- case negator
DROP OPERATOR === (pair, pair); CREATE OPERATOR === (FUNCTION = same, LEFTARG = pair, RIGHTARG = pair, NEGATOR = !==);
-- = operator public.!==(public.pair,public.pair) | negator | ∅ | public.===(public.pair,public.pair)
-- = operator public.===(public.pair,public.pair) | negator | ∅ | public.!==(public.pair,public.pair)

-- case negator that nobody made yet
DROP OPERATOR === (pair, pair); CREATE OPERATOR === (FUNCTION = same, LEFTARG = pair, RIGHTARG = pair, NEGATOR = <<>>);
-- = operator public.===(public.pair,public.pair) | negator | ∅ | public.<<>>(public.pair,public.pair)

-- case estimates
ALTER OPERATOR === (pair, pair) SET (RESTRICT = eqsel, JOIN = eqjoinsel);
-- = operator public.===(public.pair,public.pair) | join | ∅ | eqjoinsel(internal,oid,internal,smallint,internal)
-- = operator public.===(public.pair,public.pair) | restrict | ∅ | eqsel(internal,oid,internal,integer)

-- case hashes and merges
DROP OPERATOR === (pair, pair); CREATE OPERATOR === (FUNCTION = same, LEFTARG = pair, RIGHTARG = pair, HASHES, MERGES);
-- = operator public.===(public.pair,public.pair) | hashes | ∅ | true
-- = operator public.===(public.pair,public.pair) | merges | ∅ | true

-- case one argument
CREATE OPERATOR @@@ (FUNCTION = int4abs, RIGHTARG = int);
-- + operator public.@@@(NONE,integer)

-- case schema
ALTER OPERATOR === (pair, pair) SET SCHEMA s;
-- - operator public.===(public.pair,public.pair)
-- + operator s.===(public.pair,public.pair)

-- case comment
COMMENT ON OPERATOR === (pair, pair) IS 'alike';
-- = operator public.===(public.pair,public.pair) | comment | ∅ | alike
