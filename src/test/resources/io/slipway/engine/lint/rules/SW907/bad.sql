CREATE TYPE app.order_state AS ENUM ('new', 'paid');
