-- measured: 1 error division by zero
UPDATE app.orders SET total = total / 0 WHERE id = 1;
