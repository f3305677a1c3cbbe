CREATE INDEX CONCURRENTLY ON app.orders (placed_at);
