-- case: definition
CREATE TABLE t (a integer); CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
-- change
CREATE OR REPLACE RULE r AS ON UPDATE TO t DO INSTEAD NOTHING;
-- expect: rule r on public.t definition: CREATE RULE r AS ON DELETE TO public.t DO INSTEAD NOTHING; => CREATE RULE r AS ON UPDATE TO public.t DO INSTEAD NOTHING;

-- case: state
CREATE TABLE t (a integer); CREATE RULE r AS ON DELETE TO t DO INSTEAD NOTHING;
-- change
ALTER TABLE t DISABLE RULE r;
-- expect: rule r on public.t fires: ∅ => never

-- case: comment
CREATE VIEW v AS SELECT 1 AS a; CREATE RULE r AS ON DELETE TO v DO INSTEAD NOTHING;
-- change
COMMENT ON RULE r ON v IS 'one';
-- expect: rule r on public.v comment: ∅ => one
