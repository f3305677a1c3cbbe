-- A digest of the rows that not every role may read, like that in quick_digest.sql. Server 13 or
-- newer.
SELECT concat_ws(',',
         (SELECT sum(hashtextextended(xmin::text, oid::bigint)) FROM pg_user_mapping),
         (SELECT sum(hashtextextended(xmin::text, oid::bigint)) FROM pg_subscription))
