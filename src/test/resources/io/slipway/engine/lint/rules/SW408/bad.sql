-- sending: one_transaction
LOCK TABLE app.orders;
