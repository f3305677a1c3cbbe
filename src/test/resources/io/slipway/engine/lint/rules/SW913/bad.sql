CREATE TABLE app.readings (
  valid boolean, id bigint, open boolean, taken_at timestamptz, sensor integer, note text
);
