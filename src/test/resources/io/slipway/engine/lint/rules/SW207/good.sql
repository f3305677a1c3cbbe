CREATE TABLE app.leases (room integer, during tstzrange NOT NULL);
ALTER TABLE app.leases ADD EXCLUDE USING gist (during WITH &&);
