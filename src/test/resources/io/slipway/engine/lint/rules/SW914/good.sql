GRANT SELECT, INSERT ON app.orders TO shop;
REVOKE ALL ON app.orders FROM PUBLIC;
CREATE FUNCTION app.close_order(id bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
  AS 'UPDATE app.orders SET closed = true WHERE orders.id = close_order.id';
ALTER FUNCTION app.close_order(bigint) SET search_path = app, pg_temp;
