alter table items
    add column reorder_level integer not null default 0,
    add column category text,
    add column list_price_cents integer,
    add column currency char(3);

alter table items add constraint items_reorder_level_ck check (reorder_level >= 0);
