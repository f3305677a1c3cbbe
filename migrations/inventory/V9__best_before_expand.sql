-- Renaming batches.expires_on to batches.best_before, 1 of 3: expand.
-- The date on the label is a best-before date; the old name led to good stock being thrown away.
alter table batches add column best_before date;

create index batches_best_before_idx on batches (best_before);

-- Whichever of the two columns is written, the other follows.
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
