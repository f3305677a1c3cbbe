CREATE OR REPLACE VIEW app.open_orders AS SELECT o.id, o.state FROM app.orders o;
