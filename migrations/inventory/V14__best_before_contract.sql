-- Renaming batches.expires_on to batches.best_before, 3 of 3: contract.
-- No release reads or writes the old column any more.
drop trigger batches_sync_best_before on batches;
drop function batches_sync_best_before();

alter table batches drop column expires_on;
