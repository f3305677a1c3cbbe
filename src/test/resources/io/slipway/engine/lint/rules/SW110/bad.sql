CREATE INDEX CONCURRENTLY orders_customer_idx2 ON app.orders (customer_id);
