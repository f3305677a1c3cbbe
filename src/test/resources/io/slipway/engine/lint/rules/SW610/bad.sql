DROP TABLE app.orders_import;
CREATE TABLE app.orders_import (id bigint PRIMARY KEY, note text, size integer);
