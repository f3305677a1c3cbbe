-- Suppliers are lost, and with them which batch came from whom.
alter table batches drop column supplier_id;

drop table suppliers;
