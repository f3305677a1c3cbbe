-- Rules but those of views' queries, and policies. PostgreSQL 13 and later.
SELECT r.ev_class AS relation, r.rulename AS name, 'rule' AS kind
  FROM pg_catalog.pg_rewrite r
 WHERE r.rulename <> '_RETURN'
UNION ALL
SELECT p.polrelid, p.polname, 'policy'
  FROM pg_catalog.pg_policy p
 ORDER BY 1, 2
