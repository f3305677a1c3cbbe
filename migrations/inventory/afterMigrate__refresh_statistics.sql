-- Fresh planner statistics for the tables that queries lean on.
analyze items, batches, stock_moves;
