-- sending: one_transaction
CREATE INDEX CONCURRENTLY orders_placed_idx ON app.orders (placed_at);
