CREATE TYPE address AS (street varchar(10), city text);

-- case type
ALTER TYPE address ALTER ATTRIBUTE street TYPE varchar(20);
-- = attribute public.address.street | type | character varying(10) | character varying(20)

-- case collation
ALTER TYPE address ALTER ATTRIBUTE city TYPE text COLLATE "C";
-- = attribute public.address.city | collation | ∅ | "C"

-- case position
ALTER TYPE address DROP ATTRIBUTE street, ADD ATTRIBUTE street varchar(10);
-- = attribute public.address.city | position | 2 | 1
-- = attribute public.address.street | position | 1 | 2

-- case comment
COMMENT ON COLUMN address.city IS 'its name';
-- = attribute public.address.city | comment | ∅ | its name
