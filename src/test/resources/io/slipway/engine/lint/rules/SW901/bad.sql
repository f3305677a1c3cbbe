CREATE TABLE app.orders (id serial PRIMARY KEY, quantity integer);
