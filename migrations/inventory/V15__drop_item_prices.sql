-- Prices have been kept in the pricing system since the summer. There is no undo script:
-- a dropped column can be added again, the prices in it only come back from a backup.
alter table items
    drop column list_price_cents,
    drop column currency;
