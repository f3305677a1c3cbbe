-- postgres: 14.2
REINDEX INDEX CONCURRENTLY app.orders_placed_idx;
