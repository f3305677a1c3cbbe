-- sending: one_transaction
SAVEPOINT before_orders;
DELETE FROM app.orders WHERE id = 1;
RELEASE SAVEPOINT before_orders;
