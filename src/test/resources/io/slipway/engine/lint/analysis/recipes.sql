-- What the catalogue's recipes take for granted of the database that they are run on.
CREATE SCHEMA app;
CREATE TABLE app.orders (id bigint NOT NULL, number bigint, code varchar(20), note text);
CREATE UNIQUE INDEX orders_pkey ON app.orders (id);
CREATE TABLE app.devices (id bigint PRIMARY KEY);
CREATE TABLE app.events (id bigint, at timestamptz, device_id bigint) PARTITION BY RANGE (at);
CREATE TABLE app.events_2026 PARTITION OF app.events
  FOR VALUES FROM ('2026-01-01') TO ('2027-01-01');
CREATE TABLE app.events_2027 (id bigint, at timestamptz, device_id bigint);
