CREATE UNIQUE INDEX CONCURRENTLY orders_code_key ON app.orders (code, lower(note)) WHERE shop = 1;
