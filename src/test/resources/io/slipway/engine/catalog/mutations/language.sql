CREATE ROLE other;
CREATE FUNCTION handler() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION handler2() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';
CREATE FUNCTION inline_handler(internal) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_inline_handler';
CREATE FUNCTION validator(oid) RETURNS void LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_validator';
CREATE LANGUAGE l HANDLER handler;

-- case owner
ALTER LANGUAGE l OWNER TO other;
-- = language l | owner | postgres | other

-- case handler
CREATE OR REPLACE LANGUAGE l HANDLER handler2;
-- = language l | handler | public.handler() | public.handler2()

-- case inline
CREATE OR REPLACE LANGUAGE l HANDLER handler INLINE inline_handler;
-- = language l | inline | ∅ | public.inline_handler(internal)

-- case validator
CREATE OR REPLACE LANGUAGE l HANDLER handler VALIDATOR validator;
-- = language l | validator | ∅ | public.validator(oid)

-- case trusted
CREATE OR REPLACE TRUSTED LANGUAGE l HANDLER handler;
-- = language l | trusted | ∅ | true

-- case comment
COMMENT ON LANGUAGE l IS 'talk';
-- = language l | comment | ∅ | talk

-- case privileges
CREATE OR REPLACE TRUSTED LANGUAGE l HANDLER handler; REVOKE ALL ON LANGUAGE l FROM PUBLIC;
-- = language l | privileges of PUBLIC | ∅ | none
-- = language l | trusted | ∅ | true
