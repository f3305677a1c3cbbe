-- Clears the new column; the old one still holds every date.
-- The trigger would clear both, so it rests meanwhile.
alter table batches disable trigger batches_sync_best_before;

update batches
   set best_before = null
 where best_before is not null;

alter table batches enable trigger batches_sync_best_before;
