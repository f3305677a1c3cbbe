-- Nothing is lost: the trigger has kept expires_on up to date.
drop trigger batches_sync_best_before on batches;
drop function batches_sync_best_before();

alter table batches drop column best_before;
