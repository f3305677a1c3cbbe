-- Publications; what they publish has files of its own. Server 13 or newer.
SELECT p.tableoid AS classid,
       p.oid,
       0 AS subid,
       quote_ident(p.pubname) AS identity,
       NULL::oid AS parent_classid,
       NULL::oid AS parent_oid,
       quote_ident(pg_get_userbyid(p.pubowner)) AS owner,
       CASE WHEN p.puballtables THEN 'true' END AS all_tables,
       CASE WHEN NOT (p.pubinsert AND p.pubupdate AND p.pubdelete AND p.pubtruncate) THEN
         concat_ws(', ', CASE WHEN p.pubinsert THEN 'insert' END,
                         CASE WHEN p.pubupdate THEN 'update' END,
                         CASE WHEN p.pubdelete THEN 'delete' END,
                         CASE WHEN p.pubtruncate THEN 'truncate' END)
       END AS publish,
       CASE p.pubgencols WHEN 's' THEN 'stored' END AS generated_columns, -- since 18
       CASE WHEN p.pubviaroot THEN 'true' END AS via_partition_root
  FROM pg_publication p
