CREATE ROLE other;
CREATE OPERATOR FAMILY f USING btree;
CREATE OPERATOR FAMILY g USING gist;

-- case owner
ALTER OPERATOR FAMILY f USING btree OWNER TO other;
-- = operator family public.f USING btree | owner | postgres | other

-- case operators and functions
ALTER OPERATOR FAMILY f USING btree ADD OPERATOR 1 < (int, bigint), FUNCTION 1 (int, bigint) btint48cmp(int, bigint);
-- = operator family public.f USING btree | functions | ∅ | 1 (integer, bigint) btint48cmp(integer,bigint)
-- = operator family public.f USING btree | operators | ∅ | 1 <(integer,bigint)

-- case operators to sort by
ALTER OPERATOR FAMILY g USING gist ADD OPERATOR 15 <->(point, point) FOR ORDER BY float_ops;
-- = operator family public.g USING gist | operators | ∅ | 15 <->(point,point) for order by pg_catalog.float_ops

-- case comment
COMMENT ON OPERATOR FAMILY f USING btree IS 'numbers';
-- = operator family public.f USING btree | comment | ∅ | numbers
