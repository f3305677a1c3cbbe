-- Time zones that people have chosen are lost.

-- AlterTable
ALTER TABLE "users" DROP COLUMN "time_zone",
DROP COLUMN "last_seen_at";
