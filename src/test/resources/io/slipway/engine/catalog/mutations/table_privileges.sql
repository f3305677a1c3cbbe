CREATE ROLE other;
CREATE ROLE third;
CREATE TABLE t (a int, b int);
CREATE VIEW v AS SELECT 1 AS a;
CREATE SEQUENCE q;

-- case table
GRANT SELECT, INSERT ON t TO other;
-- = table public.t | privileges of other | ∅ | INSERT, SELECT

-- case table, the owner loses one
REVOKE TRUNCATE ON t FROM CURRENT_USER;
-- = table public.t | privileges of postgres | ∅ | DELETE, INSERT, MAINTAIN, REFERENCES, SELECT, TRIGGER, UPDATE -- since 17
-- = table public.t | privileges of postgres | ∅ | DELETE, INSERT, REFERENCES, SELECT, TRIGGER, UPDATE -- before 17

-- case the order of grants says nothing
GRANT SELECT ON t TO third; GRANT SELECT ON t TO other;
-- = table public.t | privileges of other | ∅ | SELECT
-- = table public.t | privileges of third | ∅ | SELECT

-- case column
GRANT UPDATE (b) ON t TO other;
-- = column public.t.b | privileges of other | ∅ | UPDATE
