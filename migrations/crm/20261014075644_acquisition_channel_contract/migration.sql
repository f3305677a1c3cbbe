/*
  Warnings:

  - You are about to drop the column `lead_source` on the `contacts` table. All the data in the column will be lost.

*/
-- Renaming contacts.lead_source to contacts.acquisition_channel, 3 of 3: contract.
-- No release reads or writes the old column any more.
DROP TRIGGER "contacts_sync_acquisition_channel" ON "contacts";

DROP FUNCTION "contacts_sync_acquisition_channel"();

-- DropIndex
DROP INDEX "contacts_lead_source_idx";

-- AlterTable
ALTER TABLE "contacts" DROP COLUMN "lead_source";
