DROP INDEX CONCURRENTLY app.orders_placed_idx;
ALTER TABLE app.orders DROP CONSTRAINT orders_number_key;
