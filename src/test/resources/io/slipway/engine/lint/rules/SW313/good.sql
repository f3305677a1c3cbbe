REINDEX (TABLESPACE fast) INDEX CONCURRENTLY app.orders_code_idx;
ALTER TABLE app.orders SET TABLESPACE pg_default;
