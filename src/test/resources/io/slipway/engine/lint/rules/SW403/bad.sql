-- runner: other
CREATE INDEX orders_placed_idx ON app.orders (placed_at);
