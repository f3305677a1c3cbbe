-- Countries that were derived are right and stay: the release before has the column too.
-- Only the ZZ for "not known", which it does not understand, goes back to empty.
UPDATE "contacts"
SET "country" = NULL
WHERE "country" = 'ZZ';
