-- Renaming contacts.lead_source to contacts.acquisition_channel, 1 of 3: expand.
-- Both columns live side by side until every release reads the new one.

-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "acquisition_channel" TEXT;

-- CreateIndex
CREATE INDEX "contacts_acquisition_channel_idx" ON "contacts"("acquisition_channel");

-- Written by hand: whichever of the two columns is written, the other follows
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
