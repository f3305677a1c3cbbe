-- Default privileges; who gets which is in privileges.sql. Server 13 or newer.
SELECT d.tableoid AS classid,
       d.oid,
       0 AS subid,
       'for role ' || chr(1) || quote_ident(pg_get_userbyid(d.defaclrole)) || chr(1)
         || coalesce(' in schema ' || quote_ident(n.nspname), '')
         || CASE d.defaclobjtype WHEN 'r' THEN ' on tables' WHEN 'S' THEN ' on sequences'
                                 WHEN 'f' THEN ' on functions' WHEN 'T' THEN ' on types'
                                 WHEN 'n' THEN ' on schemas' WHEN 'L' THEN ' on large objects' END
         AS identity,
       n.tableoid AS parent_classid,
       n.oid AS parent_oid
  FROM pg_default_acl d
  LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
