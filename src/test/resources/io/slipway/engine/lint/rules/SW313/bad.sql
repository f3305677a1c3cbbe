-- size: app.orders 12000000 rows 4100000000 bytes
ALTER INDEX app.orders_code_idx SET TABLESPACE fast;
