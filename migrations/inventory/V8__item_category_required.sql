-- The check is validated without blocking writers; SET NOT NULL then trusts it
-- and does not read the table again.
alter table items add constraint items_category_not_null check (category is not null) not valid;

alter table items validate constraint items_category_not_null;

alter table items alter column category set not null;

alter table items drop constraint items_category_not_null;
