CREATE TABLE app.orders (
  id bigint PRIMARY KEY,
  placed_at timestamptz NOT NULL DEFAULT now(),
  shipped_at timestamptz CHECK (shipped_at >= placed_at),
  code text CHECK (upper(code) = code)
);
