-- AlterTable
ALTER TABLE "contacts" ADD COLUMN     "country" CHAR(2);
