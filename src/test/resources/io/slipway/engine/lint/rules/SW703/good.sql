INSERT INTO app.countries (code, name) VALUES ('NO', 'Norway');
INSERT INTO app.visits DEFAULT VALUES;
