-- Whether statements that PostgreSQL wants outside any transaction took effect, as the catalog tells.
-- One question a command; its one parameter is the object as the statement writes it.

-- DROP INDEX CONCURRENTLY
SELECT CASE WHEN to_regclass(?) IS NULL THEN 'TOOK_EFFECT' ELSE 'NO_EFFECT' END;

-- ALTER TABLE DETACH PARTITION CONCURRENTLY
SELECT CASE
         WHEN c.oid IS NULL THEN 'UNKNOWN'
         WHEN i.inhrelid IS NULL THEN 'TOOK_EFFECT'
         WHEN to_jsonb(i) @> '{"inhdetachpending": true}' THEN 'UNKNOWN'
         ELSE 'NO_EFFECT'
       END
  FROM (SELECT to_regclass(?) AS oid) c
  LEFT JOIN pg_catalog.pg_inherits i ON i.inhrelid = c.oid;

-- CREATE DATABASE
SELECT CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_database WHERE datname = (parse_ident(?))[1])
            THEN 'TOOK_EFFECT' ELSE 'NO_EFFECT' END;

-- DROP DATABASE
SELECT CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_database WHERE datname = (parse_ident(?))[1])
            THEN 'NO_EFFECT' ELSE 'TOOK_EFFECT' END;

-- CREATE TABLESPACE
SELECT CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_tablespace WHERE spcname = (parse_ident(?))[1])
            THEN 'TOOK_EFFECT' ELSE 'NO_EFFECT' END;

-- DROP TABLESPACE
SELECT CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_tablespace WHERE spcname = (parse_ident(?))[1])
            THEN 'NO_EFFECT' ELSE 'TOOK_EFFECT' END;

-- CREATE SUBSCRIPTION
SELECT CASE WHEN EXISTS (SELECT FROM pg_catalog.pg_subscription s
                          WHERE s.subname = (parse_ident(?))[1]
                            AND s.subdbid = (SELECT oid FROM pg_catalog.pg_database
                                              WHERE datname = current_database()))
            THEN 'TOOK_EFFECT' ELSE 'NO_EFFECT' END;
