CREATE TABLE app.prices (id bigint PRIMARY KEY, currency text, kind "char");
