-- sending: one_transaction
LOCK TABLE app.orders IN SHARE ROW EXCLUSIVE MODE NOWAIT;
