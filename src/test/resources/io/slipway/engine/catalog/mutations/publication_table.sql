CREATE TABLE t (a int PRIMARY KEY, b int);
CREATE TABLE u (a int PRIMARY KEY, b int);
CREATE PUBLICATION p FOR TABLE t;

-- case another table
ALTER PUBLICATION p ADD TABLE u;
-- + publication table public.u in publication p

-- case columns
-- since 15
ALTER PUBLICATION p SET TABLE t (b, a);
-- = publication table public.t in publication p | columns | ∅ | a, b

-- case row filter
-- since 15
ALTER PUBLICATION p SET TABLE t WHERE (a > 7);
-- = publication table public.t in publication p | row_filter | ∅ | (a > 7)

-- case no table
ALTER PUBLICATION p DROP TABLE t;
-- - publication table public.t in publication p
