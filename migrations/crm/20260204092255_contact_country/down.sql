-- Countries that people have entered are lost.

-- AlterTable
ALTER TABLE "contacts" DROP COLUMN "country";
