-- file: V6__late.sql out of order
CREATE TABLE app.notes (id bigint PRIMARY KEY);
