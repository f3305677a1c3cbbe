VACUUM (ANALYZE) app.orders;
