-- size: app.orders 12000000 rows 4100000000 bytes
CREATE INDEX orders_placed_idx ON app.orders (placed_at);
