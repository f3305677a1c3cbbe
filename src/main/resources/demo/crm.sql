-- Demo data of the CRM, for a database that stands at 20260722140751_acquisition_channel_backfill.
-- The same rows come out every time: nothing here asks the clock or a random generator.

-- A number from 0 to sides - 1 that depends on n and a salt only.
CREATE FUNCTION pg_temp.dice(n bigint, salt text, sides integer) RETURNS integer
LANGUAGE sql IMMUTABLE AS $$
  SELECT ((hashtext(n::text || salt)::bigint & 2147483647) % sides)::integer
$$;

-- The n-th working day since Monday, 16 June 2025, at an office hour.
CREATE FUNCTION pg_temp.office_time(n bigint, day integer) RETURNS timestamptz
LANGUAGE sql STABLE AS $$
  SELECT timestamptz '2025-06-16 07:00:00+00'
       + make_interval(days => day / 5 * 7 + day % 5,
                       mins => pg_temp.dice(n, 'minute', 600),
                       secs => pg_temp.dice(n, 'second', 60))
$$;

-- 40 people of the company.
INSERT INTO "users" ("id", "email", "name", "role", "is_active", "created_at", "updated_at", "time_zone", "last_seen_at")
SELECT n,
       lower(replace(name, ' ', '.')) || '@fernhill.example',
       name,
       (CASE WHEN n <= 2 THEN 'ADMIN' WHEN n % 8 = 3 THEN 'MANAGER' ELSE 'AGENT' END)::"Role",
       n NOT IN (17, 29, 38),
       timestamptz '2025-06-11 08:45:00+00' + make_interval(days => n / 16, mins => n * 7),
       timestamptz '2025-11-27 09:00:00+00' + make_interval(days => n * 5, mins => n * 11),
       (ARRAY['Europe/London', 'Europe/London', 'Europe/Berlin', 'Europe/Amsterdam', 'America/New_York'])[1 + n % 5],
       CASE WHEN n NOT IN (17, 29, 38)
            THEN timestamptz '2026-10-30 15:10:00+00' - make_interval(hours => n * n % 60, mins => n * 13 % 60) END
FROM unnest(ARRAY[
  'Hannah Whitlock', 'Tom Arkwright', 'Priya Raman', 'Owen Castell', 'Lena Brandt', 'Marcus Oyelaran',
  'Sofia Lindgren', 'James Pryor', 'Aisha Karim', 'Daniel Vos', 'Claire Beaumont', 'Ravi Menon',
  'Greta Hollander', 'Samuel Adeyemi', 'Ines Carvalho', 'Patrick Doyle', 'Nora Eklund', 'Felix Baumann',
  'Yasmin Haddad', 'George Penrose', 'Maya Fontaine', 'Luca Ferri', 'Ruth Ashdown', 'Karim Nasser',
  'Emma Visser', 'Joshua Tan', 'Freya Sandberg', 'Adam Kowalski', 'Beth Marsden', 'Diego Salas',
  'Alice Thorne', 'Viktor Hansen', 'Leila Aziz', 'Henry Calloway', 'Mina Sato', 'Oscar Nyberg',
  'Tara Gallagher', 'Jonas Keller', 'Chloe Mercer', 'Ben Hartnell']) WITH ORDINALITY AS u(name, no)
CROSS JOIN LATERAL (SELECT no::integer AS n) AS i;

-- 12,000 contacts in 14 cities. Some have no telephone, few have a country: the backfill fills those.
WITH people AS (
  SELECT n,
         (ARRAY['Amelia', 'Lars', 'Sarah', 'Mehmet', 'Charlotte', 'Pieter', 'Grace', 'Antoine', 'Katrin', 'Liam',
                'Zoë', 'Andreas', 'Fiona', 'Hassan', 'Julia', 'Sean', 'Margaux', 'Thomas', 'Ingrid', 'David',
                'Nadia', 'Jan', 'Emily', 'Søren', 'Rachel', 'Mateusz', 'Olivia', 'Bram', 'Hélène', 'Michael',
                'Anja', 'Kieran', 'Louise', 'Tobias', 'Megan', 'Rashid', 'Sanne', 'William', 'Camille', 'Jürgen',
                'Eleanor', 'Niels', 'Samira', 'Robert', 'Astrid', 'Connor', 'Marie', 'Stefan', 'Victoria', 'Anders',
                'Laura', 'Joris', 'Abigail', 'Pascal', 'Heike', 'Edward', 'Mette', 'Gabriel', 'Susan', 'Dirk',
                'Isabel'])[1 + n % 61] AS first_name,
         (ARRAY['Ashworth', 'Becker', 'Dubois', 'Jansen', 'Murphy', 'Nielsen', 'Coleman', 'Hoffmann', 'Lefèvre', 'Bakker',
                'Byrne', 'Christensen', 'Fletcher', 'Krüger', 'Girard', 'Mulder', 'Kavanagh', 'Mortensen', 'Hughes', 'Schäfer',
                'Moreau', 'Smit', 'Nolan', 'Thomsen', 'Bradley', 'Vogel', 'Renard', 'Dekker', 'Quinn', 'Rasmussen',
                'Parsons', 'Lorenz', 'Chevalier', 'Hendriks', 'Whelan', 'Poulsen', 'Sinclair', 'Winkler', 'Marchand', 'Kuipers',
                'Foley', 'Kjær', 'Holloway', 'Böhm', 'Perrin', 'Postma', 'Keane', 'Holm', 'Draper', 'Seidel',
                'Colbert', 'Veenstra', 'Sheridan', 'Bech', 'Langley', 'Ziegler', 'Fabre', 'Brouwer', 'Tierney', 'Dahl',
                'Radcliffe', 'Kaiser', 'Roussel', 'Hoekstra', 'Cassidy', 'Lund', 'Stokes', 'Pohl', 'Barbier', 'Willems',
                'Mahon', 'Friis', 'Whitaker', 'Engel', 'Caron', 'Timmer', 'Devlin', 'Skov', 'Garside', 'Ritter',
                'Leclerc', 'Zwart', 'Hanlon', 'Bruun', 'Merrick', 'Otto', 'Vidal', 'Blom', 'Carney', 'Toft',
                'Goddard', 'Arnold', 'Prévost', 'Maas', 'Lacey', 'Juhl', 'Thackeray'])[1 + n % 97] AS last_name,
         (ARRAY['Alder', 'Beacon', 'Calder', 'Dunmore', 'Eastgate', 'Fairholm', 'Glenmore', 'Harbour', 'Ivybridge', 'Juniper',
                'Kestrel', 'Larkfield', 'Marlow', 'Northgate', 'Oakhurst', 'Pemberton', 'Quayside', 'Rowan', 'Silverdale', 'Thornbury',
                'Upton', 'Vale', 'Westbrook'])[1 + n % 23] AS house,
         (ARRAY['Logistics', 'Dental Care', 'Schools', 'Foods', 'Property', 'Hotels', 'Engineering', 'Retail', 'Clinics',
                'Brewing', 'Print'])[1 + n / 23 % 11] AS trade,
         pg_temp.dice(n, 'city', 20) AS place,
         pg_temp.office_time(n, (n * 355 / 12000)::integer) AS created_at
  FROM generate_series(1::bigint, 12000) AS n
)
INSERT INTO "contacts" ("id", "first_name", "last_name", "email", "phone", "company", "job_title", "city",
                        "stage", "owner_id", "created_at", "updated_at", "country", "lead_source")
SELECT n, first_name, last_name,
       translate(lower(first_name || '.' || last_name), 'ëéèøæüäö', 'eeeoauao')
         || CASE WHEN n > 5917 THEN (n / 5917 + 1)::text ELSE '' END
         || '@' || lower(house || '-' || replace(trade, ' ', '-')) || '.example',
       CASE WHEN pg_temp.dice(n, 'phone', 25) > 0
            THEN (ARRAY['+44 20', '+44 20', '+44 20', '+44 161', '+44 161', '+44 117', '+44 131', '+49 40', '+49 40', '+49 30',
                        '+49 221', '+33 1', '+33 4', '+31 20', '+31 10', '+353 1', '+353 1', '+45 33', '+1 617', '+1 212'])[1 + place]
                 || ' 55' || lpad(pg_temp.dice(n, 'digits', 100000)::text, 5, '0') END,
       house || ' ' || trade,
       (ARRAY['Facilities Manager', 'Office Manager', 'Head of Operations', 'Site Supervisor', 'Managing Director', 'Purchasing Lead',
              'Building Engineer', 'Finance Manager', 'Health and Safety Officer', 'Property Manager', 'Assistant to the Director'])
         [1 + pg_temp.dice(n, 'title', 11)],
       (ARRAY['London', 'London', 'London', 'Manchester', 'Manchester', 'Bristol', 'Edinburgh', 'Hamburg', 'Hamburg', 'Berlin',
              'Cologne', 'Paris', 'Lyon', 'Amsterdam', 'Rotterdam', 'Dublin', 'Dublin', 'Copenhagen', 'Boston', 'New York'])[1 + place],
       (ARRAY['LEAD', 'LEAD', 'LEAD', 'QUALIFIED', 'QUALIFIED', 'CUSTOMER', 'CUSTOMER', 'CUSTOMER', 'CUSTOMER', 'FORMER'])
         [1 + pg_temp.dice(n, 'stage', 10)]::"LifecycleStage",
       CASE WHEN pg_temp.dice(n, 'owned', 30) > 0 THEN 3 + pg_temp.dice(n, 'owner', 38) END,
       created_at,
       created_at + make_interval(hours => pg_temp.dice(n, 'changed', 1500)),
       CASE WHEN pg_temp.dice(n, 'country', 16) = 0
            THEN (ARRAY['GB', 'GB', 'GB', 'GB', 'GB', 'GB', 'GB', 'DE', 'DE', 'DE',
                        'DE', 'FR', 'FR', 'NL', 'NL', 'IE', 'IE', 'DK', 'US', 'US'])[1 + place] END,
       (ARRAY['website', 'website', 'website', 'referral', 'referral', 'trade fair', 'newsletter', 'partner', 'cold call', NULL])
         [1 + pg_temp.dice(n, 'source', 10)]
FROM people;

-- 18,000 tasks, each about a contact known at the time. Older ones are done; of the rest a few wait for somebody.
WITH work AS (
  SELECT n,
         1 + pg_temp.dice(n, 'task contact', 1 + (n * 3 / 5)::integer) AS contact_id,
         3 + pg_temp.dice(n, 'assignee', 38) AS assignee_id,
         pg_temp.dice(n, 'task status', 100) AS roll,
         pg_temp.dice(n, 'days', 21) AS days,
         pg_temp.office_time(100000 + n, (n * 345 / 18000)::integer) AS created_at
  FROM generate_series(1::bigint, 18000) AS n
), judged AS (
  SELECT *,
         (CASE WHEN roll < 93 AND n < 16500 OR roll < 35 THEN 'DONE'
               WHEN roll % 7 < 3 THEN 'OPEN'
               WHEN roll % 7 < 5 THEN 'IN_PROGRESS'
               ELSE 'WAITING' END)::"TaskStatus" AS status
  FROM work
)
INSERT INTO "tasks" ("id", "title", "status", "priority", "contact_id", "assignee_id", "created_at", "updated_at", "due_at", "completed_at")
SELECT n,
       replace((ARRAY['Call {} back', 'Send {} the revised quote', 'Arrange a site visit with {}', 'Ask {} for access times',
                      'Remind {} of the signed contract', 'Send {} the service report', 'Introduce {} to the new account manager',
                      'Check the open invoice of {}', 'Renew the maintenance contract of {}', 'Invite {} to the autumn open day',
                      'Agree a date for the safety inspection with {}', 'Thank {} for the recommendation'])
                 [1 + pg_temp.dice(n, 'task', 12)],
               '{}', c."first_name" || ' ' || c."last_name"),
       j.status,
       (ARRAY['LOW', 'NORMAL', 'NORMAL', 'NORMAL', 'NORMAL', 'HIGH', 'HIGH', 'URGENT'])[1 + pg_temp.dice(n, 'task priority', 8)]::"Priority",
       j.contact_id, j.assignee_id, j.created_at,
       j.created_at + make_interval(days => j.days / 2, mins => j.roll),
       CASE WHEN j.roll % 9 > 0 THEN date_trunc('day', j.created_at) + make_interval(days => j.days + 1, hours => 16) END,
       CASE WHEN j.status = 'DONE' THEN j.created_at + make_interval(days => j.days / 2, mins => j.roll) END
FROM judged j
JOIN "contacts" c ON c."id" = j.contact_id;

-- 25,000 activities. Their details are JSON in a text column; those of notes are empty.
INSERT INTO "activities" ("id", "contact_id", "user_id", "kind", "subject", "details", "occurred_at")
SELECT n,
       1 + pg_temp.dice(n, 'activity contact', 1 + (n * 9 / 20)::integer),
       3 + pg_temp.dice(n, 'user', 38),
       (ARRAY['CALL', 'EMAIL', 'MEETING', 'NOTE'])[1 + kind]::"ActivityKind",
       CASE kind
         WHEN 0 THEN (ARRAY['Asked about response times', 'Left a message', 'Went through the quote', 'Reported a fault in the plant room',
                            'Agreed the next visit', 'Wants a second site added'])[1 + pick]
         WHEN 1 THEN (ARRAY['Quote sent', 'Service report sent', 'Contract for signature', 'Reply about opening hours',
                            'Reminder of the inspection', 'Price list for spare parts'])[1 + pick]
         WHEN 2 THEN (ARRAY['Walk round the site', 'Yearly contract review', 'Handover after the repair', 'First meeting',
                            'Safety briefing', 'Planning of the boiler exchange'])[1 + pick]
         ELSE        (ARRAY['Key is at reception', 'Prefers to be called before ten', 'Lift is out of order until Friday',
                            'New building opens next spring', 'Parking behind the house', 'Invoices go to the head office'])[1 + pick]
       END,
       CASE kind
         WHEN 0 THEN format('{"minutes": %s, "direction": "%s", "reached": %s}',
                            CASE WHEN pick = 1 THEN 1 ELSE 2 + pg_temp.dice(n, 'minutes', 40) END,
                            CASE WHEN pick IN (1, 2, 4) THEN 'out' ELSE 'in' END, (pick <> 1)::text)
         WHEN 1 THEN format('{"message_id": "%s@mail.fernhill.example", "attachments": %s}', md5('message ' || n), pg_temp.dice(n, 'files', 4))
         WHEN 2 THEN format('{"place": "%s", "people": %s, "follow_up": %s}', (ARRAY['on site', 'video call', 'our office'])[1 + n % 3],
                            2 + pg_temp.dice(n, 'people', 5), (ARRAY['true', 'false'])[1 + n % 2])
         ELSE ''
       END,
       pg_temp.office_time(200000 + n, (n * 359 / 25000)::integer)
FROM (SELECT n, (ARRAY[0, 0, 0, 1, 1, 1, 1, 2, 3, 3])[1 + pg_temp.dice(n, 'activity', 10)] AS kind, pg_temp.dice(n, 'subject', 6) AS pick
      FROM generate_series(1::bigint, 25000) AS n) AS a;

-- 6,000 jobs on site, and a quality check of two in three of those that are finished.
WITH orders AS (
  SELECT n,
         1 + pg_temp.dice(n, 'job contact', 1000 + (n * 9 / 5)::integer) AS contact_id,
         pg_temp.dice(n, 'work', 12) AS work,
         pg_temp.dice(n, 'job status', 100) AS roll,
         pg_temp.office_time(300000 + n, 35 + (n * 324 / 6000)::integer) AS created_at
  FROM generate_series(1::bigint, 6000) AS n
), judged AS (
  SELECT *,
         created_at::date + 4 + pg_temp.dice(n, 'lead time', 25) AS visit,
         (CASE WHEN roll < 4 THEN 'CANCELLED'
               WHEN n < 5600 THEN 'COMPLETED'
               WHEN roll < 30 THEN 'IN_PROGRESS'
               WHEN roll < 75 THEN 'BOOKED'
               ELSE 'PLANNED' END)::"JobStatus" AS status
  FROM orders
)
INSERT INTO "jobs" ("id", "reference", "contact_id", "lead_id", "title", "site_address", "status", "priority",
                    "value_cents", "scheduled_for", "completed_at", "created_at", "updated_at")
SELECT n,
       'J-' || to_char(j.created_at, 'YY') || '-' || lpad(n::text, 5, '0'),
       j.contact_id,
       3 + pg_temp.dice(n, 'lead', 38),
       (ARRAY['Boiler service', 'Change of air filters', 'Emergency lighting test', 'Fire door survey', 'Water hygiene assessment',
              'Roof leak repair', 'Access control upgrade', 'Lift inspection', 'Solar inverter exchange', 'Heating pump repair',
              'Sprinkler inspection', 'Cooling plant overhaul'])[1 + work],
       (1 + pg_temp.dice(n, 'number', 140)) || ' '
         || (ARRAY['Mill Lane', 'Station Road', 'Harbour Street', 'Church Walk', 'Market Square', 'Park Avenue', 'Bridge Street',
                   'Orchard Way', 'Canal Side', 'King Street'])[1 + pg_temp.dice(n, 'street', 10)] || ', ' || c."city",
       j.status,
       (ARRAY['LOW', 'NORMAL', 'NORMAL', 'NORMAL', 'HIGH', 'URGENT'])[1 + pg_temp.dice(n, 'job priority', 6)]::"Priority",
       (ARRAY[18500, 9500, 14000, 32000, 41000, 76000, 128000, 24500, 210000, 38000, 29500, 345000])[1 + work]
         + pg_temp.dice(n, 'value', 40) * 250,
       CASE WHEN j.status <> 'PLANNED' THEN j.visit END,
       CASE WHEN j.status = 'COMPLETED' THEN j.visit + time '09:30' + make_interval(mins => pg_temp.dice(n, 'working time', 420)) END AT TIME ZONE 'UTC',
       j.created_at,
       j.created_at + make_interval(hours => 3 + j.roll)
FROM judged j
JOIN "contacts" c ON c."id" = j.contact_id;

INSERT INTO "quality_checks" ("id", "job_id", "checked_by_id", "result", "score", "remarks", "checked_at")
SELECT row_number() OVER (ORDER BY j."completed_at", j."id"),
       j."id",
       3 + pg_temp.dice(j."id", 'checker', 38),
       (CASE WHEN score >= 80 THEN 'PASSED' WHEN score >= 60 THEN 'MINOR_FINDINGS' ELSE 'FAILED' END)::"CheckResult",
       score,
       CASE WHEN score < 60 THEN (ARRAY['Second visit needed', 'Test values outside the limits', 'Work does not match the order'])[1 + score % 3]
            WHEN score < 80 THEN (ARRAY['Label is missing', 'Photographs to be added', 'Plant room left untidy'])[1 + score % 3] END,
       j."completed_at" + make_interval(days => 1 + score % 4, mins => score)
FROM (SELECT "id", "completed_at", 100 - pg_temp.dice("id", 'score', 24) - CASE WHEN "id" % 17 = 0 THEN 25 ELSE 0 END AS score
      FROM "jobs"
      WHERE "status" = 'COMPLETED' AND "id" % 3 > 0) AS j;

-- 8,000 webhook deliveries.
INSERT INTO "webhook_log" ("id", "source", "event", "delivery_id", "payload", "status_code", "received_at")
SELECT n,
       (ARRAY['website', 'mail', 'calendar', 'accounting'])[1 + kind],
       (ARRAY['form.submitted', 'message.bounced', 'event.updated', 'invoice.paid'])[1 + kind],
       md5('delivery ' || n)::uuid,
       format('{"id": %s, "contact": %s, "attempt": %s}', 700000 + n * 3, 1 + pg_temp.dice(n, 'sender', 3000 + n::integer), 1 + n % 19 / 18),
       CASE WHEN n % 97 = 0 THEN 500 WHEN n % 41 = 0 THEN 422 ELSE 200 END,
       pg_temp.office_time(400000 + n, 96 + (n * 263 / 8000)::integer)
FROM (SELECT n, pg_temp.dice(n, 'webhook', 4) AS kind FROM generate_series(1::bigint, 8000) AS n) AS w;

-- The sequences go on where the rows end.
SELECT setval('"users_id_seq"', (SELECT max("id") FROM "users")),
       setval('"contacts_id_seq"', (SELECT max("id") FROM "contacts")),
       setval('"tasks_id_seq"', (SELECT max("id") FROM "tasks")),
       setval('"activities_id_seq"', (SELECT max("id") FROM "activities")),
       setval('"jobs_id_seq"', (SELECT max("id") FROM "jobs")),
       setval('"quality_checks_id_seq"', (SELECT max("id") FROM "quality_checks")),
       setval('"webhook_log_id_seq"', (SELECT max("id") FROM "webhook_log"));

DROP FUNCTION pg_temp.office_time(bigint, integer);
DROP FUNCTION pg_temp.dice(bigint, text, integer);

ANALYZE "users", "contacts", "tasks", "activities", "jobs", "quality_checks", "webhook_log";
