CREATE DOMAIN amount AS numeric CONSTRAINT positive CHECK (VALUE > 0);

-- case condition
ALTER DOMAIN amount DROP CONSTRAINT positive; ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE >= 0);
-- = domain constraint positive on public.amount | definition | CHECK ((VALUE > (0)::numeric)) | CHECK ((VALUE >= (0)::numeric))

-- case not validated
ALTER DOMAIN amount DROP CONSTRAINT positive; ALTER DOMAIN amount ADD CONSTRAINT positive CHECK (VALUE > 0) NOT VALID;
-- = domain constraint positive on public.amount | definition | CHECK ((VALUE > (0)::numeric)) | CHECK ((VALUE > (0)::numeric)) NOT VALID

-- case renamed
ALTER DOMAIN amount RENAME CONSTRAINT positive TO "above zero";
-- + domain constraint "above zero" on public.amount
-- - domain constraint positive on public.amount

-- case comment
COMMENT ON CONSTRAINT positive ON DOMAIN amount IS 'no debts';
-- = domain constraint positive on public.amount | comment | ∅ | no debts
