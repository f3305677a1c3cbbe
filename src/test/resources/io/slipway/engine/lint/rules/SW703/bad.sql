INSERT INTO app.countries VALUES ('NO', 'Norway');
