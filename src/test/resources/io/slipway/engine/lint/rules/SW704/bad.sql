UPDATE app.orders SET note = 'checked', note = 'web' WHERE id = 1;
