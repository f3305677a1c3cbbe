-- Security labels of objects in this database. Server 13 or newer.
SELECT classoid, objoid, objsubid, 'security label of ' || quote_ident(provider), label
  FROM pg_seclabel
