-- Hand scanners reserve ids in large blocks and use few of them: at today's pace the
-- integers run out next spring. This rewrites the table and its primary key.
alter table stock_moves alter column id type bigint;
