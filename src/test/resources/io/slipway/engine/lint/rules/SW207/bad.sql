ALTER TABLE app.bookings ADD EXCLUDE USING gist (during WITH &&);
