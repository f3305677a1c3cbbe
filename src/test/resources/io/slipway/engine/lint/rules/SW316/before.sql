CREATE SCHEMA app;
CREATE TYPE app.address AS (street text, zip integer);
CREATE TABLE app.addresses OF app.address;
CREATE TYPE app.range AS (low integer, high integer);
