-- size: app.events_2027 12000000 rows 900000000 bytes
ALTER TABLE app.events ATTACH PARTITION app.events_2027
    FOR VALUES FROM ('2027-01-01') TO ('2028-01-01');
