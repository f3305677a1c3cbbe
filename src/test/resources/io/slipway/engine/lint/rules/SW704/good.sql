UPDATE app.orders SET note = 'checked', source = 'web' WHERE id = 1;
