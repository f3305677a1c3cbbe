CREATE OR REPLACE VIEW app.open_orders AS SELECT o.id, upper(o.code) AS code, o.state FROM app.orders o;
