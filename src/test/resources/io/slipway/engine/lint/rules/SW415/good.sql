-- sending: one_transaction
ALTER TYPE app.order_state ADD VALUE 'returned' AFTER 'shipped';
COMMENT ON TYPE app.order_state IS 'returned';
CREATE TYPE app.payment_state AS ENUM ('due');
ALTER TYPE app.payment_state ADD VALUE 'paid';
ALTER TABLE app.orders ADD COLUMN payment app.payment_state DEFAULT 'paid';
