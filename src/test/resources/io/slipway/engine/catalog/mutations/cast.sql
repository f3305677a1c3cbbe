CREATE TYPE pair AS (a int, b int);
CREATE FUNCTION sum_of(pair) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE FUNCTION sum_of2(pair) RETURNS int LANGUAGE sql AS 'SELECT 1';
CREATE CAST (pair AS int) WITH FUNCTION sum_of(pair);

-- case method
DROP CAST (pair AS int); CREATE CAST (pair AS int) WITH INOUT;
-- = cast (public.pair AS integer) | function | public.sum_of(public.pair) | ∅
-- = cast (public.pair AS integer) | method | function | inout

-- case function
DROP CAST (pair AS int); CREATE CAST (pair AS int) WITH FUNCTION sum_of2(pair);
-- = cast (public.pair AS integer) | function | public.sum_of(public.pair) | public.sum_of2(public.pair)

-- case context
DROP CAST (pair AS int); CREATE CAST (pair AS int) WITH FUNCTION sum_of(pair) AS ASSIGNMENT;
-- = cast (public.pair AS integer) | context | ∅ | assignment

-- case another context
DROP CAST (pair AS int); CREATE CAST (pair AS int) WITH FUNCTION sum_of(pair) AS IMPLICIT;
-- = cast (public.pair AS integer) | context | ∅ | implicit

-- case comment
COMMENT ON CAST (pair AS int) IS 'adds';
-- = cast (public.pair AS integer) | comment | ∅ | adds
