alter table items alter column category drop not null;
