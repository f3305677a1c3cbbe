-- postgres: 18.0
ALTER TABLE app.orders ADD COLUMN gross integer GENERATED ALWAYS AS (net + tax) VIRTUAL;
