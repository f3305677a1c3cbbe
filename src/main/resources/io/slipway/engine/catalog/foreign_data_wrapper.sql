-- Foreign-data wrappers. The values of their options may be secrets: digests stand for them.
-- Server 13 or newer.
SELECT w.tableoid AS classid,
       w.oid,
       0 AS subid,
       quote_ident(w.fdwname) AS identity,
       NULL::oid AS parent_classid,
       NULL::oid AS parent_oid,
       quote_ident(pg_get_userbyid(w.fdwowner)) AS owner,
       NULLIF(w.fdwhandler::oid, 0)::regprocedure::text AS handler,
       NULLIF(w.fdwvalidator::oid, 0)::regprocedure::text AS validator,
       (SELECT string_agg(o.option_name || '=sha256:'
                          || encode(sha256(convert_to(w.fdwname || '/' || o.option_name || '='
                                                      || o.option_value, 'UTF8')), 'hex'),
                          E'\n' ORDER BY o.place)
          FROM pg_options_to_table(w.fdwoptions) WITH ORDINALITY
               o (option_name, option_value, place)) AS options
  FROM pg_foreign_data_wrapper w
 WHERE w.oid >= 16384
