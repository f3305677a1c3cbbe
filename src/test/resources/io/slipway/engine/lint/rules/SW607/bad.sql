DELETE FROM app.orders_import WHERE 1 = 1;
