CREATE SCHEMA app;
CREATE TYPE app.order_state AS ENUM ('placed', 'shipped');
CREATE TABLE app.orders (id bigint PRIMARY KEY, state app.order_state, note text);
