-- case: using
CREATE TABLE t (a integer); CREATE POLICY p ON t USING (a > 0);
-- change
ALTER POLICY p ON t USING (a > 1);
-- expect: policy p on public.t using: (a > 0) => (a > 1)

-- case: with check
CREATE TABLE t (a integer); CREATE POLICY p ON t USING (a > 0);
-- change
ALTER POLICY p ON t WITH CHECK (a > 1);
-- expect: policy p on public.t with_check: ∅ => (a > 1)

-- case: command
CREATE TABLE t (a integer); CREATE POLICY p ON t FOR SELECT USING (a > 0);
-- change
DROP POLICY p ON t; CREATE POLICY p ON t FOR DELETE USING (a > 0);
-- expect: policy p on public.t command: select => delete

-- case: restrictive
CREATE TABLE t (a integer); CREATE POLICY p ON t USING (a > 0);
-- change
DROP POLICY p ON t; CREATE POLICY p ON t AS RESTRICTIVE USING (a > 0);
-- expect: policy p on public.t restrictive: ∅ => true

-- case: roles
CREATE TABLE t (a integer); CREATE POLICY p ON t USING (a > 0); CREATE ROLE slipway_mutation;
-- change
ALTER POLICY p ON t TO slipway_mutation, postgres;
-- expect: policy p on public.t roles: ∅ => postgres, slipway_mutation

-- case: comment
CREATE TABLE t (a integer); CREATE POLICY p ON t USING (a > 0);
-- change
COMMENT ON POLICY p ON t IS 'one';
-- expect: policy p on public.t comment: ∅ => one
