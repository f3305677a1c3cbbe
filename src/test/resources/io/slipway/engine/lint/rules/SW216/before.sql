CREATE SCHEMA app;
CREATE TABLE app.customers (id bigint PRIMARY KEY);
CREATE TABLE app.countries (code varchar(2) PRIMARY KEY);
