-- CreateEnum
CREATE TYPE "JobStatus" AS ENUM ('PLANNED', 'BOOKED', 'IN_PROGRESS', 'COMPLETED', 'CANCELLED');

-- CreateTable
CREATE TABLE "jobs" (
    "id" SERIAL NOT NULL,
    "reference" TEXT NOT NULL,
    "contact_id" INTEGER NOT NULL,
    "lead_id" INTEGER,
    "title" TEXT NOT NULL,
    "site_address" TEXT NOT NULL,
    "status" "JobStatus" NOT NULL DEFAULT 'PLANNED',
    "priority" "Priority" NOT NULL DEFAULT 'NORMAL',
    "value_cents" INTEGER NOT NULL DEFAULT 0,
    "scheduled_for" DATE,
    "completed_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "jobs_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "jobs_reference_key" ON "jobs"("reference");

-- CreateIndex
CREATE INDEX "jobs_contact_id_idx" ON "jobs"("contact_id");

-- CreateIndex
CREATE INDEX "jobs_lead_id_idx" ON "jobs"("lead_id");

-- CreateIndex
CREATE INDEX "jobs_status_scheduled_for_idx" ON "jobs"("status", "scheduled_for");

-- AddForeignKey
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_contact_id_fkey" FOREIGN KEY ("contact_id") REFERENCES "contacts"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "jobs" ADD CONSTRAINT "jobs_lead_id_fkey" FOREIGN KEY ("lead_id") REFERENCES "users"("id") ON DELETE SET NULL ON UPDATE CASCADE;
