-- Renaming contacts.lead_source to contacts.acquisition_channel, 2 of 3: backfill.
-- Rows written since the expand step have both values already.
UPDATE "contacts"
SET "acquisition_channel" = "lead_source"
WHERE "acquisition_channel" IS NULL
  AND "lead_source" IS NOT NULL;
