-- sending: one_transaction
VACUUM (ANALYZE) app.orders;
