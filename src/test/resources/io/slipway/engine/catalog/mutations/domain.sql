CREATE ROLE other;
CREATE DOMAIN amount AS numeric(10, 2);
CREATE DOMAIN title AS text;

-- case owner
ALTER DOMAIN amount OWNER TO other;
-- = domain public.amount | owner | postgres | other

-- case base type
DROP DOMAIN amount; CREATE DOMAIN amount AS numeric(12, 2);
-- = domain public.amount | type | numeric(10,2) | numeric(12,2)

-- case collation
DROP DOMAIN title; CREATE DOMAIN title AS text COLLATE "C";
-- = domain public.title | collation | ∅ | "C"

-- case default
ALTER DOMAIN amount SET DEFAULT 1 + 1;
-- = domain public.amount | default | ∅ | (1 + 1)

-- case not null
ALTER DOMAIN amount SET NOT NULL;
-- = domain public.amount | not_null | ∅ | true
-- + domain constraint amount_not_null on public.amount -- since 18

-- case comment
COMMENT ON DOMAIN amount IS 'in euros';
-- = domain public.amount | comment | ∅ | in euros

-- case privileges
REVOKE ALL ON TYPE amount FROM PUBLIC;
-- = domain public.amount | privileges of PUBLIC | ∅ | none
