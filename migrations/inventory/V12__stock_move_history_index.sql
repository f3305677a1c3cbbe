-- The item page lists the latest moves of a warehouse. Alone in its file:
-- CONCURRENTLY cannot run in a transaction.
create index concurrently stock_moves_warehouse_moved_at_idx
    on stock_moves (warehouse_id, moved_at desc);
