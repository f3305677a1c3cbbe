CREATE TABLE app.visits (id bigint PRIMARY KEY, at date) PARTITION BY RANGE (at);
