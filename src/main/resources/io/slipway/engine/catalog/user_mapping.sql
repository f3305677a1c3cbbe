-- User mappings. The values of their options are secrets, but for users' names; digests stand for
-- them. Whom the server does not tell the options gets those words instead. Server 13 or newer.
SELECT 'pg_user_mapping'::regclass::oid AS classid,
       m.umid AS oid,
       0 AS subid,
       CASE m.umuser WHEN 0 THEN 'public'
                     ELSE chr(1) || quote_ident(pg_get_userbyid(m.umuser)) || chr(1) END
         || ' on server ' || quote_ident(m.srvname) AS identity,
       'pg_foreign_server'::regclass::oid AS parent_classid,
       m.srvid AS parent_oid,
       CASE WHEN m.umoptions IS NOT NULL OR r.rolsuper
              OR m.umuser = 0 AND pg_has_role(s.srvowner, 'USAGE')
              OR m.umuser = r.oid
                 AND (pg_has_role(s.srvowner, 'USAGE') OR has_server_privilege(s.oid, 'USAGE'))
            THEN (SELECT string_agg(o.option_name || '=' ||
                           CASE WHEN o.option_name IN ('user', 'username') THEN o.option_value
                                ELSE 'sha256:'
                                  || encode(sha256(convert_to(m.srvname || '/' || o.option_name
                                                              || '=' || o.option_value, 'UTF8')),
                                            'hex')
                           END, E'\n' ORDER BY o.place)
                    FROM pg_options_to_table(m.umoptions) WITH ORDINALITY
                         o (option_name, option_value, place))
            ELSE 'not readable'
       END AS options
  FROM pg_user_mappings m
  JOIN pg_foreign_server s ON s.oid = m.srvid
  JOIN pg_roles r ON r.rolname = current_user
