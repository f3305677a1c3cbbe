DROP TYPE app.order_state RESTRICT;
