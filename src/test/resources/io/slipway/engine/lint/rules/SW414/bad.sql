CREATE POLICY orders_of_tenant ON app.orders USING (note = current_setting('app.tenant'));
