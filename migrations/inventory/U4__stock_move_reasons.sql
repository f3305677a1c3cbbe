-- Reasons and order numbers are lost.
alter table stock_moves
    drop column reason,
    drop column order_no;
