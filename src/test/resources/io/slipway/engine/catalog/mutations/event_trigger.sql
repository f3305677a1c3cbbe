CREATE ROLE other SUPERUSER;
CREATE FUNCTION noted() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE FUNCTION noted2() RETURNS event_trigger LANGUAGE plpgsql AS 'BEGIN END';
CREATE EVENT TRIGGER note ON ddl_command_end EXECUTE FUNCTION noted();

-- case owner
ALTER EVENT TRIGGER note OWNER TO other;
-- = event trigger note | owner | postgres | other

-- case event
DROP EVENT TRIGGER note; CREATE EVENT TRIGGER note ON ddl_command_start EXECUTE FUNCTION noted();
-- = event trigger note | event | ddl_command_end | ddl_command_start

-- case tags
DROP EVENT TRIGGER note;
CREATE EVENT TRIGGER note ON ddl_command_end WHEN TAG IN ('DROP TABLE', 'CREATE TABLE') EXECUTE FUNCTION noted();
-- = event trigger note | tags | ∅ | DROP TABLE, CREATE TABLE

-- case function
DROP EVENT TRIGGER note; CREATE EVENT TRIGGER note ON ddl_command_end EXECUTE FUNCTION noted2();
-- = event trigger note | function | public.noted() | public.noted2()

-- case state
ALTER EVENT TRIGGER note DISABLE;
-- = event trigger note | state | ∅ | disabled

-- case another state
ALTER EVENT TRIGGER note ENABLE ALWAYS;
-- = event trigger note | state | ∅ | always

-- case comment
COMMENT ON EVENT TRIGGER note IS 'who did it';
-- = event trigger note | comment | ∅ | who did it
