-- AlterTable
ALTER TABLE "users" ADD COLUMN     "time_zone" TEXT NOT NULL DEFAULT 'Europe/London',
ADD COLUMN     "last_seen_at" TIMESTAMPTZ(3);
