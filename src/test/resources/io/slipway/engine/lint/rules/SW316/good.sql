-- No table is made of it.
ALTER TYPE app.range ALTER ATTRIBUTE low TYPE bigint;
