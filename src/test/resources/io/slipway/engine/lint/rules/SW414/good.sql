CREATE TABLE app.notes (id bigint PRIMARY KEY, tenant text);
CREATE POLICY notes_of_tenant ON app.notes USING (tenant = current_setting('app.tenant'));
ALTER TABLE app.notes OWNER TO shop;
