CREATE TABLE app.orders (id bigint PRIMARY KEY);
COMMENT ON TABLE app.orders IS 'What customers ordered, one row an order';
