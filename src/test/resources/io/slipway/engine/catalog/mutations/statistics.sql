CREATE ROLE other;
CREATE TABLE t (a int, b int, c int);
CREATE STATISTICS s ON a, b FROM t;

-- case owner
ALTER STATISTICS s OWNER TO other;
-- = statistics public.s | owner | postgres | other

-- case kinds
DROP STATISTICS s; CREATE STATISTICS s (mcv) ON a, b FROM t;
-- = statistics public.s | definition | CREATE STATISTICS public.s ON a, b FROM public.t | CREATE STATISTICS public.s (mcv) ON a, b FROM public.t

-- case expressions
-- since 14
DROP STATISTICS s; CREATE STATISTICS s ON a, (b + c) FROM t;
-- = statistics public.s | definition | CREATE STATISTICS public.s ON a, b FROM public.t | CREATE STATISTICS public.s ON a, (b + c) FROM public.t

-- case target
ALTER STATISTICS s SET STATISTICS 7;
-- = statistics public.s | target | ∅ | 7

-- case target set back
ALTER STATISTICS s SET STATISTICS -1;

-- case comment
COMMENT ON STATISTICS s IS 'a with b';
-- = statistics public.s | comment | ∅ | a with b
