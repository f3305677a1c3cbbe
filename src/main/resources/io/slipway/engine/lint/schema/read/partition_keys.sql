-- How partitioned tables are divided: a column's number is 0 where the key has an expression, and
-- the columns that those mention are what it depends on. PostgreSQL 13 and later.
SELECT p.partrelid AS relation,
       p.partstrat AS strategy,
       p.partattrs::int2[] AS columns,
       pg_catalog.pg_get_expr(p.partexprs, p.partrelid) AS expressions
  FROM pg_catalog.pg_partitioned_table p
