-- Reorder levels, categories and prices are lost.
drop view if exists items_to_reorder;

alter table items
    drop column reorder_level,
    drop column category,
    drop column list_price_cents,
    drop column currency;
