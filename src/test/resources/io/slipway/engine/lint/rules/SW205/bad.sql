ALTER TABLE app.readings ADD PRIMARY KEY (sensor, taken_at);
