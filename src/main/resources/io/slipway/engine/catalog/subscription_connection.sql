-- Where subscriptions of this database get their rows from: there may be a password in it, so that
-- a digest stands for it. For roles that may read `subconninfo`. Server 13 or newer.
SELECT s.tableoid, s.oid, 0, 'connection',
       'sha256:' || encode(sha256(convert_to(s.subname || '/' || s.subconninfo, 'UTF8')), 'hex')
  FROM pg_subscription s
 UNION ALL
SELECT s.tableoid, s.oid, 0, 'synchronous_commit', s.subsynccommit
  FROM pg_subscription s
 WHERE s.subsynccommit <> 'off'
