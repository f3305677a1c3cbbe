-- measured: 1 wal 500000000
UPDATE app.orders SET net = 0;
