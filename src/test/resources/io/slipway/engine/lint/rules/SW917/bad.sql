CREATE TABLE app.orders (id bigint PRIMARY KEY);
COMMENT ON COLUMN app.orders.id IS 'its number';
