VACUUM (ANALYZE) app.orders;
VACUUM (FULL false) app.orders;
