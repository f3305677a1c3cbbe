CREATE TABLE app.orders (
  id bigint PRIMARY KEY,
  customer_id bigint NOT NULL REFERENCES app.customers,
  country text REFERENCES app.countries (code)
);
