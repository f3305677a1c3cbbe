ALTER TABLE app.events_default ADD CONSTRAINT events_default_not_2027
    CHECK (NOT (at IS NOT NULL AND at >= '2027-01-01' AND at < '2028-01-01')) NOT VALID;
ALTER TABLE app.events_default VALIDATE CONSTRAINT events_default_not_2027;
CREATE TABLE app.events_2027 PARTITION OF app.events
    FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
