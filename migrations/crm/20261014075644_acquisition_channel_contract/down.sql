-- Nothing is lost: the old column held the same values as the new one.
-- The new column becomes the old one and a second is added behind it, so that
-- the columns stand in the same order as before.
ALTER TABLE "contacts" RENAME COLUMN "acquisition_channel" TO "lead_source";

-- RenameIndex
ALTER INDEX "contacts_acquisition_channel_idx" RENAME TO "contacts_lead_source_idx";

-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "acquisition_channel" TEXT;

UPDATE "contacts"
SET "acquisition_channel" = "lead_source"
WHERE "lead_source" IS NOT NULL;

-- CreateIndex
CREATE INDEX "contacts_acquisition_channel_idx" ON "contacts"("acquisition_channel");

CREATE FUNCTION "contacts_sync_acquisition_channel"() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'INSERT' THEN
    NEW."acquisition_channel" := COALESCE(NEW."acquisition_channel", NEW."lead_source");
    NEW."lead_source" := NEW."acquisition_channel";
  ELSIF NEW."acquisition_channel" IS DISTINCT FROM OLD."acquisition_channel" THEN
    NEW."lead_source" := NEW."acquisition_channel";
  ELSIF NEW."lead_source" IS DISTINCT FROM OLD."lead_source" THEN
    NEW."acquisition_channel" := NEW."lead_source";
  END IF;
  RETURN NEW;
END;
$$;

CREATE TRIGGER "contacts_sync_acquisition_channel"
BEFORE INSERT OR UPDATE OF "lead_source", "acquisition_channel" ON "contacts"
FOR EACH ROW EXECUTE FUNCTION "contacts_sync_acquisition_channel"();
