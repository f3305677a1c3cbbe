-- sending: one_transaction
CREATE TABLE app.parcels (
  id bigint PRIMARY KEY,
  order_id bigint NOT NULL REFERENCES app.orders (id),
  inside_id bigint REFERENCES app.parcels (id)
);
-- Nobody uses the other one yet.
CREATE TABLE app.labels (parcel_id bigint PRIMARY KEY REFERENCES app.parcels (id));
