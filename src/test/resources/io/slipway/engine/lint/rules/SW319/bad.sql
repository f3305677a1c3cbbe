-- measured: 1 wal 5000000000
UPDATE app.orders SET net = 0;
