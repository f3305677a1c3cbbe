CREATE TABLE app.sensors (id bigint, name text);
ALTER TABLE app.sensors ADD PRIMARY KEY (id);
