-- CreateEnum
CREATE TYPE "CheckResult" AS ENUM ('PASSED', 'MINOR_FINDINGS', 'FAILED');

-- CreateTable
CREATE TABLE "quality_checks" (
    "id" SERIAL NOT NULL,
    "job_id" INTEGER NOT NULL,
    "checked_by_id" INTEGER,
    "result" "CheckResult" NOT NULL,
    "score" SMALLINT NOT NULL,
    "remarks" TEXT,
    "checked_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "quality_checks_pkey" PRIMARY KEY ("id"),
    -- Added by hand: Prisma has no check constraints
    CONSTRAINT "quality_checks_score_check" CHECK ("score" BETWEEN 0 AND 100)
);

-- CreateIndex
CREATE INDEX "quality_checks_job_id_idx" ON "quality_checks"("job_id");

-- CreateIndex
CREATE INDEX "quality_checks_checked_by_id_idx" ON "quality_checks"("checked_by_id");

-- AddForeignKey
ALTER TABLE "quality_checks" ADD CONSTRAINT "quality_checks_job_id_fkey" FOREIGN KEY ("job_id") REFERENCES "jobs"("id") ON DELETE CASCADE ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "quality_checks" ADD CONSTRAINT "quality_checks_checked_by_id_fkey" FOREIGN KEY ("checked_by_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
