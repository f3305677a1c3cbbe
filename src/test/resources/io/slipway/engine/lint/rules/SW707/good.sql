-- measured: 1 wal 8000
UPDATE app.orders SET total = total / 2 WHERE id = 1;
