CREATE TABLE app.readings (
  id bigint, taken_at timestamptz, sensor integer, valid boolean, open boolean, note text
);
-- One boolean in between costs nothing that the end of the row would not.
CREATE TABLE app.flags (id bigint, valid boolean, taken_at timestamptz);
