CREATE TABLE app.orders (
  id bigint PRIMARY KEY,
  placed_at timestamptz NOT NULL CHECK (placed_at <= now())
);
