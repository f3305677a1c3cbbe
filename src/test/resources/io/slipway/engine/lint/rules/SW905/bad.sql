CREATE TABLE app.prices (id bigint PRIMARY KEY, currency char(3), kind char);
