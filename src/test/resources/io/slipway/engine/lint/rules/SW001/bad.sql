ALTER TABEL app.orders ADD COLUMN note text;
