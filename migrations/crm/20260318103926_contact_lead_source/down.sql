-- Lead sources that people have entered are lost.

-- DropIndex
DROP INDEX "contacts_lead_source_idx";

-- AlterTable
ALTER TABLE "contacts" DROP COLUMN "lead_source";
