-- Which warehouse a move belongs to is lost.
drop view if exists items_to_reorder;
drop view if exists current_stock;

alter table stock_moves drop column warehouse_id;

drop table warehouses;
