CREATE TABLE app.order_notes (order_id bigint NOT NULL, note text);
ALTER TABLE app.order_notes ADD PRIMARY KEY (order_id);
CREATE TEMPORARY TABLE seen (id bigint);
