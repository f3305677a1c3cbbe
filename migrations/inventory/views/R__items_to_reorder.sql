-- What purchasing looks at every morning.
create or replace view items_to_reorder as
select i.id                              as item_id,
       i.sku,
       i.name,
       i.category,
       i.reorder_level,
       coalesce(sum(s.on_hand), 0)       as on_hand
  from items i
  left join current_stock s on s.item_id = i.id
 group by i.id, i.sku, i.name, i.category, i.reorder_level
having coalesce(sum(s.on_hand), 0) < i.reorder_level;
