-- Puts audit entries, a JSON array, into the outbox for everybody who subscribed to them; PostgreSQL 13 and on.
-- The row numbers of deliveries rise as the entries' do, since whoever adds them holds the chain. Ids are made first:
-- joining the events by what the insert returns is slow, because the planner cannot know how many there are.
WITH entry AS MATERIALIZED (
  SELECT gen_random_uuid() AS id, e.*
    FROM jsonb_to_recordset(:entries::jsonb) AS e (
      seq bigint, at timestamptz, actor text, action text, "objectKind" text, "objectId" text,
      environment text, project text, detail jsonb)
), matched AS MATERIALIZED (
  SELECT e.id, e.seq, s.id AS subscription
    FROM entry e
    JOIN notify_subscription s
      ON s.enabled AND s.removed_at IS NULL
     AND e.action LIKE ANY (s.actions)
     AND (cardinality(s.environments) = 0 OR e.environment = ANY (s.environments))
     AND (cardinality(s.projects) = 0 OR e.project = ANY (s.projects))
), event AS (
  INSERT INTO notify_event (id, seq, at, actor, action, object_kind, object_id, environment,
                            project, detail)
  SELECT e.id, e.seq, e.at, e.actor, e.action, e."objectKind", e."objectId", e.environment,
         e.project, e.detail
    FROM entry e
   WHERE e.id IN (SELECT id FROM matched)
)
INSERT INTO notify_delivery (subscription, event, state, created_at, due_at, expires_at)
SELECT m.subscription, m.id, 'PENDING', :now, :now, :expires
  FROM matched m
 ORDER BY m.seq
