-- Leaves nothing: every item, batch and stock move is lost.
drop view if exists items_to_reorder;
drop view if exists current_stock;

drop table stock_moves;
drop table batches;
drop table items;
