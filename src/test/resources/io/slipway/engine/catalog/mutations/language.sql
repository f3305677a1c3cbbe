CREATE ROLE other;
CREATE LANGUAGE l HANDLER plpgsql_call_handler;
CREATE FUNCTION handler2() RETURNS language_handler LANGUAGE c AS '$libdir/plpgsql', 'plpgsql_call_handler';

-- case owner
ALTER LANGUAGE l OWNER TO other;
-- = language l | owner | postgres | other

-- case handler
CREATE OR REPLACE LANGUAGE l HANDLER handler2;
-- = language l | handler | plpgsql_call_handler() | public.handler2()

-- case inline
CREATE OR REPLACE LANGUAGE l HANDLER plpgsql_call_handler INLINE plpgsql_inline_handler;
-- = language l | inline | ∅ | plpgsql_inline_handler(internal)

-- case validator
CREATE OR REPLACE LANGUAGE l HANDLER plpgsql_call_handler VALIDATOR plpgsql_validator;
-- = language l | validator | ∅ | plpgsql_validator(oid)

-- case trusted
CREATE OR REPLACE TRUSTED LANGUAGE l HANDLER plpgsql_call_handler;
-- = language l | trusted | ∅ | true

-- case comment
COMMENT ON LANGUAGE l IS 'talk';
-- = language l | comment | ∅ | talk

-- case privileges
CREATE OR REPLACE TRUSTED LANGUAGE l HANDLER plpgsql_call_handler; REVOKE ALL ON LANGUAGE l FROM PUBLIC;
-- = language l | privileges of PUBLIC | ∅ | none
-- = language l | trusted | ∅ | true
