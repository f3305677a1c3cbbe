-- A query that answers the statements which set all sequences to where they stand now.
-- Server 13 or newer.
SELECT 'SELECT string_agg(s, '';'') FROM ('
         || string_agg(
              format('SELECT format(''SELECT setval(%%L::regclass, %%s, %%L)'', %L, last_value, is_called) AS s FROM %s',
                     n.oid_name, n.oid_name),
              ' UNION ALL ')
         || ') q'
  FROM (SELECT quote_ident(n.nspname) || '.' || quote_ident(c.relname) AS oid_name
          FROM pg_catalog.pg_class c
          JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
         WHERE c.relkind = 'S'
           AND n.nspname !~ '^pg_') n
