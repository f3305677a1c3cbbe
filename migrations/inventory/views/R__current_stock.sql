-- What lies where: one row per item and warehouse.
create or replace view current_stock as
select i.id                as item_id,
       i.sku,
       i.name,
       w.code              as warehouse,
       sum(m.quantity)     as on_hand,
       max(m.moved_at)     as last_moved_at
  from stock_moves m
  join batches b on b.id = m.batch_id
  join items i on i.id = b.item_id
  join warehouses w on w.id = m.warehouse_id
 group by i.id, i.sku, i.name, w.code;
