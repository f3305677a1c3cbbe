CREATE TABLE app.notes (id bigint PRIMARY KEY);
