CREATE TABLE app.notes (id bigint PRIMARY KEY, note text);
CREATE TRIGGER notes_touch BEFORE UPDATE ON app.notes
    FOR EACH ROW EXECUTE FUNCTION app.touch();
DROP TRIGGER IF EXISTS orders_touch ON app.orders;
