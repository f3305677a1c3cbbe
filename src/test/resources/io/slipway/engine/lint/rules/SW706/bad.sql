INSERT INTO app.customers (id, name) VALUES (100, 'Ada');
