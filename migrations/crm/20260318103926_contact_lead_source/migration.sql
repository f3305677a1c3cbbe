-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "lead_source" TEXT;

-- CreateIndex
CREATE INDEX "contacts_lead_source_idx" ON "contacts"("lead_source");
