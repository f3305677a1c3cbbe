CREATE TABLE app.order_states (state text PRIMARY KEY);
