CREATE SCHEMA app;
CREATE TABLE app.readings (sensor bigint, taken_at timestamptz NOT NULL, value double precision);
CREATE UNIQUE INDEX readings_taken ON app.readings (sensor, taken_at);
