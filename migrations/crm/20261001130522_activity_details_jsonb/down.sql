-- The values come back as jsonb prints them: blanks, the order of keys, duplicate keys and
-- the difference between an empty text and NULL are lost.

-- AlterTable
ALTER TABLE "activities" ALTER COLUMN "details" SET DATA TYPE TEXT USING "details"::text;
