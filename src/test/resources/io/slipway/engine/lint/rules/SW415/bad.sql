-- sending: one_transaction
ALTER TYPE app.order_state ADD VALUE 'returned' AFTER 'shipped';
UPDATE app.orders SET state = 'returned' WHERE id = 1;
