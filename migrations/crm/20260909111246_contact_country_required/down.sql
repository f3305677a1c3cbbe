-- AlterTable
ALTER TABLE "contacts" ALTER COLUMN "country" DROP NOT NULL;
