-- Nothing is lost: the old column held the same dates as the new one.
-- The new column becomes the old one and a second is added behind it, so that
-- the columns stand in the same order as before.
alter table batches rename column best_before to expires_on;
alter index batches_best_before_idx rename to batches_expires_on_idx;

alter table batches add column best_before date;

update batches
   set best_before = expires_on
 where expires_on is not null;

create index batches_best_before_idx on batches (best_before);

create function batches_sync_best_before() returns trigger
language plpgsql as $$
begin
  if tg_op = 'INSERT' then
    new.best_before := coalesce(new.best_before, new.expires_on);
    new.expires_on := new.best_before;
  elsif new.best_before is distinct from old.best_before then
    new.expires_on := new.best_before;
  elsif new.expires_on is distinct from old.expires_on then
    new.best_before := new.expires_on;
  end if;
  return new;
end;
$$;

create trigger batches_sync_best_before
    before insert or update of expires_on, best_before on batches
    for each row execute function batches_sync_best_before();
