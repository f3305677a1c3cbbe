CREATE TABLE app.orders (id bigserial PRIMARY KEY);
