-- Expiry dates are lost.
alter table batches drop column expires_on;
