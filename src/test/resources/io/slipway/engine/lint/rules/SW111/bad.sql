CREATE INDEX CONCURRENTLY orders_all_idx ON app.orders (customer_id, placed_at, total, note);
