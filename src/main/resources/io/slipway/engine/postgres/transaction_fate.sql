-- What became of a transaction, in pg_xact_status's words: nothing when the server has forgotten it
-- or never gave out its id, `committed` for one that is prepared for the second phase of its commit.
-- Server 13 or newer. Parameters: the transaction, twice.
SELECT CASE
         WHEN EXISTS (SELECT FROM pg_catalog.pg_prepared_xacts p
                       WHERE p.transaction::text::bigint = mod((?::text)::numeric, 4294967296))
         THEN 'committed'
         WHEN id <= pg_current_xact_id() THEN pg_xact_status(id)
       END
  FROM (SELECT (?::text)::xid8) transaction (id)
