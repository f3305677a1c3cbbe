-- runner: other
-- sending: one_transaction
SET idle_in_transaction_session_timeout = '1min';
ALTER TABLE app.orders ADD COLUMN source text;
