-- case: definition
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (a integer); CREATE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION f();
-- change
DROP TRIGGER g ON t; CREATE TRIGGER g BEFORE UPDATE ON t EXECUTE FUNCTION f();
-- expect: trigger g on public.t definition: CREATE TRIGGER g BEFORE INSERT ON public.t FOR EACH STATEMENT EXECUTE FUNCTION public.f() => CREATE TRIGGER g BEFORE UPDATE ON public.t FOR EACH STATEMENT EXECUTE FUNCTION public.f()

-- case: state
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (a integer); CREATE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION f();
-- change
ALTER TABLE t DISABLE TRIGGER g;
-- expect: trigger g on public.t fires: ∅ => never

-- case: on replicas
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (a integer); CREATE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION f();
ALTER TABLE t ENABLE REPLICA TRIGGER g;
-- change
ALTER TABLE t ENABLE ALWAYS TRIGGER g;
-- expect: trigger g on public.t fires: replica => always

-- case: state on one partition
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (a integer) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t DEFAULT;
CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-- change
ALTER TABLE p DISABLE TRIGGER g;
-- expect: trigger g on public.p fires: ∅ => never

-- case: constraint trigger
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (a integer);
-- change
CREATE CONSTRAINT TRIGGER g AFTER INSERT ON t DEFERRABLE FOR EACH ROW EXECUTE FUNCTION f();
-- expect: + trigger g on public.t

-- case: comment
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (a integer); CREATE TRIGGER g BEFORE INSERT ON t EXECUTE FUNCTION f();
-- change
COMMENT ON TRIGGER g ON t IS 'one';
-- expect: trigger g on public.t comment: ∅ => one

-- case: of a partitioned table's
CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
CREATE TABLE t (a integer) PARTITION BY LIST (a); CREATE TABLE p PARTITION OF t DEFAULT;
CREATE TRIGGER g AFTER INSERT ON p FOR EACH ROW EXECUTE FUNCTION f();
-- change
DROP TRIGGER g ON p; CREATE TRIGGER g AFTER INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
-- expect: trigger g on public.p inherited: ∅ => true
-- expect: + trigger g on public.t
