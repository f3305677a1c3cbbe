ALTER TABLE app.readings ADD CONSTRAINT readings_sensor_nn CHECK (sensor IS NOT NULL) NOT VALID;
ALTER TABLE app.readings VALIDATE CONSTRAINT readings_sensor_nn;
ALTER TABLE app.readings ADD CONSTRAINT readings_pkey PRIMARY KEY USING INDEX readings_taken;
