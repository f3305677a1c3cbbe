ALTER TABLE app.readings ADD CONSTRAINT readings_pkey PRIMARY KEY USING INDEX readings_taken;
