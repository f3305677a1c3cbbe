-- Comments of objects in this database; of the thousands that the server has on its own functions,
-- operators and types, none. Server 13 or newer.
SELECT classoid, objoid, objsubid, 'comment', description
  FROM pg_description
 WHERE objoid >= 16384
    OR classoid NOT IN ('pg_proc'::regclass, 'pg_operator'::regclass, 'pg_type'::regclass)
