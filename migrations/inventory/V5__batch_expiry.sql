alter table batches add column expires_on date;

create index batches_expires_on_idx on batches (expires_on);
