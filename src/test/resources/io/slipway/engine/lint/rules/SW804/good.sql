CREATE TABLE app.events_2027 (LIKE app.events INCLUDING ALL);
ALTER TABLE app.events ATTACH PARTITION app.events_2027
    FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
-- Nobody uses this table yet.
CREATE TABLE app.visits (id bigint, at date) PARTITION BY RANGE (at);
CREATE TABLE app.visits_2027 PARTITION OF app.visits
    FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
