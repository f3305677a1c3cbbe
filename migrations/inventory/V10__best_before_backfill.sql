-- Renaming batches.expires_on to batches.best_before, 2 of 3: backfill.
update batches
   set best_before = expires_on
 where best_before is null
   and expires_on is not null;
