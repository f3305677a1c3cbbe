-- Nothing is lost: the trigger has kept lead_source up to date.
DROP TRIGGER "contacts_sync_acquisition_channel" ON "contacts";

DROP FUNCTION "contacts_sync_acquisition_channel"();

-- DropIndex
DROP INDEX "contacts_acquisition_channel_idx";

-- AlterTable
ALTER TABLE "contacts" DROP COLUMN "acquisition_channel";
