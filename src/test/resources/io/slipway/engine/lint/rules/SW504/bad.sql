ALTER TYPE app.order_state RENAME VALUE 'shipped' TO 'sent';
