INSERT INTO app.customers (name) VALUES ('Grace');
INSERT INTO app.customers (id, name) VALUES (100, 'Ada');
SELECT setval(pg_get_serial_sequence('app.customers', 'id'), (SELECT max(id) FROM app.customers));
