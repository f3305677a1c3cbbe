CREATE SCHEMA app;
CREATE TABLE app.bookings (room integer, during tstzrange NOT NULL);
