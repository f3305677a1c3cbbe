DROP TYPE app.order_state CASCADE;
