-- Which of the extensions given as an array a server cannot create.
-- PostgreSQL 10 and newer.
SELECT w.name
FROM pg_catalog.unnest(?) AS w (name)
WHERE NOT EXISTS (
  SELECT FROM pg_catalog.pg_available_extensions e WHERE e.name = w.name)
ORDER BY w.name
