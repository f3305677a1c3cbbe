CREATE ROLE other;
CREATE TYPE address AS (street text, city text);

-- case owner
ALTER TYPE address OWNER TO other;
-- = composite type public.address | owner | postgres | other

-- case comment
COMMENT ON TYPE address IS 'where';
-- = composite type public.address | comment | ∅ | where

-- case privileges
GRANT USAGE ON TYPE address TO other;
-- = composite type public.address | privileges of other | ∅ | USAGE

-- case an attribute is added
ALTER TYPE address ADD ATTRIBUTE zip text;
-- + attribute public.address.zip
