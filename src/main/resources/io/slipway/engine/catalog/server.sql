-- Foreign servers. The values of their options may be secrets, but for some of the best known;
-- digests stand for them. Server 13 or newer.
SELECT s.tableoid AS classid,
       s.oid,
       0 AS subid,
       quote_ident(s.srvname) AS identity,
       NULL::oid AS parent_classid,
       NULL::oid AS parent_oid,
       quote_ident(pg_get_userbyid(s.srvowner)) AS owner,
       quote_ident(w.fdwname) AS wrapper,
       s.srvtype AS type,
       s.srvversion AS version,
       (SELECT string_agg(o.option_name || '=' ||
                 CASE WHEN o.option_name IN (
                        'host', 'hostaddr', 'port', 'dbname', 'sslmode', 'connect_timeout',
                        'application_name', 'client_encoding', 'use_remote_estimate',
                        'fdw_startup_cost', 'fdw_tuple_cost', 'extensions', 'fetch_size',
                        'batch_size', 'async_capable', 'analyze_sampling', 'parallel_commit',
                        'parallel_abort', 'updatable', 'truncatable', 'keep_connections')
                      THEN o.option_value
                      ELSE 'sha256:'
                        || encode(sha256(convert_to(s.srvname || '/' || o.option_name || '='
                                                    || o.option_value, 'UTF8')), 'hex')
                 END, E'\n' ORDER BY o.place)
          FROM pg_options_to_table(s.srvoptions) WITH ORDINALITY
               o (option_name, option_value, place)) AS options
  FROM pg_foreign_server s
  JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
