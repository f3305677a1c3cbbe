CREATE SCHEMA app;
CREATE DOMAIN app.email AS text;
CREATE DOMAIN app.unused AS text;
CREATE TABLE app.customers (id bigint PRIMARY KEY, email app.email);
CREATE TABLE app.suppliers (id bigint PRIMARY KEY, email app.email);
