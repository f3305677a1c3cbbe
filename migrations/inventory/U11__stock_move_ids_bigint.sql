-- Fails, and changes nothing, once an id is above 2147483647.
alter table stock_moves alter column id type integer;
