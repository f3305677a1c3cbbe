-- Tables that make Prisma call a schema "not empty" (P3005): ordinary ones only, PostGIS' own aside.
-- Sorted, at most five. PostgreSQL 10 and newer.
SELECT c.relname::text
FROM pg_catalog.pg_class c
JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
WHERE n.nspname = ?
  AND c.relkind = 'r'
  AND c.relname NOT IN ('spatial_ref_sys', 'geometry_columns', 'geography_columns',
                        'raster_columns', 'raster_overviews')
ORDER BY c.relname
LIMIT 5
