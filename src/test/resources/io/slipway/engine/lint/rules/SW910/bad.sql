CREATE TABLE app.order_notes (order_id bigint, note text);
