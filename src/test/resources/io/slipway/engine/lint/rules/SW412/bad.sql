ALTER TABLE app.orders ADD COLUMN source text;
CREATE INDEX CONCURRENTLY orders_source_idx ON app.orders (source);
