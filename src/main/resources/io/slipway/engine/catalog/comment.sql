-- Comments of objects in this database. Server 13 or newer.
SELECT classoid, objoid, objsubid, 'comment', description
  FROM pg_description
