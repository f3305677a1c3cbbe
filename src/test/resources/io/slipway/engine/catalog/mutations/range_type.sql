CREATE ROLE other;
CREATE TYPE span AS RANGE (subtype = float8);
CREATE TYPE words AS RANGE (subtype = text);

-- case owner
ALTER TYPE span OWNER TO other;
-- = range type public.span | owner | postgres | other

-- case subtype
DROP TYPE span; CREATE TYPE span AS RANGE (subtype = float4);
-- = range type public.span | subtype | double precision | real

-- case operator class
DROP TYPE words; CREATE TYPE words AS RANGE (subtype = text, subtype_opclass = text_pattern_ops);
-- = range type public.words | subtype_operator_class | ∅ | pg_catalog.text_pattern_ops

-- case collation
DROP TYPE words; CREATE TYPE words AS RANGE (subtype = text, collation = "C");
-- = range type public.words | collation | ∅ | "C"

-- case canonical
DROP TYPE span; CREATE TYPE span;
CREATE FUNCTION rounded(span) RETURNS span LANGUAGE internal IMMUTABLE AS 'int4range_canonical';
CREATE TYPE span AS RANGE (subtype = float8, canonical = rounded);
-- = range type public.span | canonical | ∅ | public.rounded(public.span)
-- + function public.rounded(public.span)

-- case subtype difference
DROP TYPE span; CREATE TYPE span AS RANGE (subtype = float8, subtype_diff = float8mi);
-- = range type public.span | subtype_difference | ∅ | float8mi(double precision,double precision)

-- case multirange
-- since 14
DROP TYPE span; CREATE TYPE span AS RANGE (subtype = float8, multirange_type_name = spans);
-- = range type public.span | multirange | public.span_multirange | public.spans

-- case comment
COMMENT ON TYPE span IS 'from to';
-- = range type public.span | comment | ∅ | from to

-- case privileges
REVOKE ALL ON TYPE span FROM PUBLIC;
-- = range type public.span | privileges of PUBLIC | ∅ | none
