-- Text search configurations with a line for each kind of token. Server 13 or newer.
SELECT c.tableoid AS classid,
       c.oid,
       0 AS subid,
       quote_ident(n.nspname) || '.' || quote_ident(c.cfgname) AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid,
       quote_ident(pg_get_userbyid(c.cfgowner)) AS owner,
       quote_ident(s.nspname) || '.' || quote_ident(p.prsname) AS parser,
       (SELECT string_agg(m.mapping, E'\n' ORDER BY m.maptokentype)
          FROM (SELECT m.maptokentype,
                       (SELECT k.alias FROM ts_token_type(c.cfgparser) k
                         WHERE k.tokid = m.maptokentype)
                       || ': '
                       || string_agg(m.mapdict::regdictionary::text, ', ' ORDER BY m.mapseqno)
                         AS mapping
                  FROM pg_ts_config_map m
                 WHERE m.mapcfg = c.oid
                 GROUP BY m.maptokentype) m) AS mappings
  FROM pg_ts_config c
  JOIN pg_ts_parser p ON p.oid = c.cfgparser
  JOIN pg_namespace s ON s.oid = p.prsnamespace
  JOIN pg_namespace n ON n.oid = c.cfgnamespace
 WHERE n.nspname !~ '^pg_'
   AND n.nspname <> 'information_schema'
