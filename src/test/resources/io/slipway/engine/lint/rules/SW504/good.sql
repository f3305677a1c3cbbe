ALTER TYPE app.order_state ADD VALUE IF NOT EXISTS 'sent';
