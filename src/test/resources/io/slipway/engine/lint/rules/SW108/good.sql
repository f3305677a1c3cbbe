-- postgres: 14.4
REINDEX INDEX CONCURRENTLY app.orders_placed_idx;
