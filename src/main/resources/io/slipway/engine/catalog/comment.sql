-- Comments of objects in this database. Server 13 or newer.
SELECT classoid, objoid, objsubid, 'comment', description
  FROM pg_description
 WHERE objoid >= 16384
    OR classoid = 'pg_namespace'::regclass
