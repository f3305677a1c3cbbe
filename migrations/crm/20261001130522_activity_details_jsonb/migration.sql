/*
  Warnings:

  - The column `details` on the `activities` table changes its type from `text` to `jsonb`. Every row is rewritten, and the step fails if one of them holds no valid JSON.

*/
-- AlterTable
-- Changed by hand: Prisma would drop the column and add it anew
ALTER TABLE "activities" ALTER COLUMN "details" SET DATA TYPE JSONB USING NULLIF(btrim("details"), '')::jsonb;
