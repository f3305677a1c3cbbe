CREATE UNIQUE INDEX CONCURRENTLY orders_new_key ON app.orders (id);
ALTER TABLE app.orders DROP CONSTRAINT orders_pkey,
  ADD CONSTRAINT orders_pkey PRIMARY KEY USING INDEX orders_new_key;
DROP INDEX CONCURRENTLY app.orders_code_idx;
