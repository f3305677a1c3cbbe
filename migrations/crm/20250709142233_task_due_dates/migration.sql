-- DropIndex
DROP INDEX "tasks_assignee_id_idx";

-- AlterTable
ALTER TABLE "tasks" ADD COLUMN     "due_at" TIMESTAMPTZ(3),
ADD COLUMN     "completed_at" TIMESTAMPTZ(3);

-- CreateIndex
CREATE INDEX "tasks_assignee_id_due_at_idx" ON "tasks"("assignee_id", "due_at");
