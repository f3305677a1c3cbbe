-- case: definition
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
-- change
DROP MATERIALIZED VIEW v; CREATE MATERIALIZED VIEW v AS SELECT 2 AS a;
-- expect: materialized view public.v definition: SELECT 1 AS a; => SELECT 2 AS a;

-- case: options
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
-- change
ALTER MATERIALIZED VIEW v SET (fillfactor = 70);
-- expect: materialized view public.v options: ∅ => fillfactor=70

-- case: clustered on
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a; CREATE INDEX i ON v (a);
-- change
ALTER MATERIALIZED VIEW v CLUSTER ON i;
-- expect: materialized view public.v clustered_on: ∅ => public.i

-- case: owner
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a; CREATE ROLE slipway_mutation;
-- change
ALTER MATERIALIZED VIEW v OWNER TO slipway_mutation;
-- expect: materialized view public.v owner: postgres => slipway_mutation

-- case: comment
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
-- change
COMMENT ON MATERIALIZED VIEW v IS 'one';
-- expect: materialized view public.v comment: ∅ => one

-- case: populated is a matter of data
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
-- change
REFRESH MATERIALIZED VIEW v WITH NO DATA;
-- expect nothing

-- case: tablespace
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
-- change
ALTER MATERIALIZED VIEW v SET TABLESPACE slipway_mutation;
-- expect: materialized view public.v tablespace: ∅ => slipway_mutation

-- case: access method
CREATE ACCESS METHOD heap2 TYPE TABLE HANDLER heap_tableam_handler;
CREATE MATERIALIZED VIEW v AS SELECT 1 AS a;
-- change
DROP MATERIALIZED VIEW v; CREATE MATERIALIZED VIEW v USING heap2 AS SELECT 1 AS a;
-- expect: materialized view public.v access_method: ∅ => heap2

-- case: options of its toast table
CREATE MATERIALIZED VIEW v AS SELECT 'x'::text AS a;
-- change
ALTER MATERIALIZED VIEW v SET (toast.autovacuum_enabled = off);
-- expect: materialized view public.v toast_options: ∅ => autovacuum_enabled=off
