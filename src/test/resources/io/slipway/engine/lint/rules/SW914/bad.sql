CREATE FUNCTION app.close_order(id bigint) RETURNS void LANGUAGE sql SECURITY DEFINER
  AS 'UPDATE app.orders SET closed = true WHERE orders.id = close_order.id';
