alter table stock_moves
    add column reason text not null default 'ISSUE',
    add column order_no text;

alter table stock_moves add constraint stock_moves_reason_ck
    check (reason in ('RECEIPT', 'ISSUE', 'TRANSFER', 'COUNT', 'WASTE'));

-- A batch enters the house once, with its first move.
update stock_moves m
   set reason = 'RECEIPT'
 where m.quantity > 0
   and not exists (select 1 from stock_moves e where e.batch_id = m.batch_id and e.id < m.id);
