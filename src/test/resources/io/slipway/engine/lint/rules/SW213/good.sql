-- postgres: 18.0
ALTER TABLE app.events ADD CONSTRAINT events_device_fk
  FOREIGN KEY (device_id) REFERENCES app.devices (id) NOT VALID;
