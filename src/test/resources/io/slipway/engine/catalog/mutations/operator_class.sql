CREATE ROLE other;
CREATE OPERATOR FAMILY f USING gist;
CREATE OPERATOR FAMILY g USING gist;
CREATE TYPE pair AS (a int, b int);
CREATE OPERATOR CLASS c FOR TYPE point USING gist FAMILY f AS FUNCTION 5 gist_box_penalty(internal, internal, internal);
CREATE OPERATOR CLASS b FOR TYPE bigint USING btree AS OPERATOR 1 <(bigint, bigint);

-- case owner
ALTER OPERATOR CLASS c USING gist OWNER TO other;
-- = operator class public.c USING gist | owner | postgres | other

-- case family
DROP OPERATOR CLASS c USING gist;
CREATE OPERATOR CLASS c FOR TYPE point USING gist FAMILY g AS FUNCTION 5 gist_box_penalty(internal, internal, internal);
-- = operator class public.c USING gist | family | public.f | public.g

-- case type
DROP OPERATOR CLASS c USING gist;
CREATE OPERATOR CLASS c FOR TYPE box USING gist FAMILY f AS FUNCTION 5 (point, point) gist_box_penalty(internal, internal, internal);
-- = operator class public.c USING gist | type | point | box

-- case storage
DROP OPERATOR CLASS c USING gist;
CREATE OPERATOR CLASS c FOR TYPE point USING gist FAMILY f AS FUNCTION 5 gist_box_penalty(internal, internal, internal), STORAGE box;
-- = operator class public.c USING gist | storage | ∅ | box

-- case default
CREATE OPERATOR CLASS d FOR TYPE pair USING gist FAMILY f AS STORAGE box;
UPDATE pg_opclass SET opcdefault = true WHERE opcname = 'c';
-- = operator class public.c USING gist | default | ∅ | true
-- + operator class public.d USING gist

-- case operators
DROP OPERATOR CLASS b USING btree;
CREATE OPERATOR CLASS b FOR TYPE bigint USING btree FAMILY b AS OPERATOR 1 <(bigint, bigint), OPERATOR 5 >(bigint, bigint);
-- = operator class public.b USING btree | operators | 1 <(bigint,bigint) | 1 <(bigint,bigint)\n5 >(bigint,bigint)

-- case functions
DROP OPERATOR CLASS c USING gist;
CREATE OPERATOR CLASS c FOR TYPE point USING gist FAMILY f AS FUNCTION 6 gist_box_picksplit(internal, internal);
-- = operator class public.c USING gist | functions | 5 (point, point) gist_box_penalty(internal,internal,internal) | 6 (point, point) gist_box_picksplit(internal,internal)

-- case comment
COMMENT ON OPERATOR CLASS c USING gist IS 'dots';
-- = operator class public.c USING gist | comment | ∅ | dots
