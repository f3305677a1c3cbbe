-- case: definition
CREATE VIEW v AS SELECT 1 AS a;
-- change
CREATE OR REPLACE VIEW v AS SELECT 2 AS a;
-- expect: view public.v definition: SELECT 1 AS a; => SELECT 2 AS a;

-- case: options
CREATE TABLE t (a integer); CREATE VIEW v AS SELECT a FROM t;
-- change
ALTER VIEW v SET (security_barrier, check_option = local);
-- expect: view public.v options: ∅ => check_option=local, security_barrier=true

-- case: security invoker (since 15)
CREATE VIEW v AS SELECT 1 AS a;
-- change
ALTER VIEW v SET (security_invoker = on);
-- expect: view public.v options: ∅ => security_invoker=on

-- case: owner
CREATE VIEW v AS SELECT 1 AS a; CREATE ROLE slipway_mutation;
-- change
ALTER VIEW v OWNER TO slipway_mutation;
-- expect: view public.v owner: postgres => slipway_mutation

-- case: comment
CREATE VIEW v AS SELECT 1 AS a;
-- change
COMMENT ON VIEW v IS 'one';
-- expect: view public.v comment: ∅ => one
