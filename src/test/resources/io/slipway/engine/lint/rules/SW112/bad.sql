DROP INDEX CONCURRENTLY app.orders_number_key;
