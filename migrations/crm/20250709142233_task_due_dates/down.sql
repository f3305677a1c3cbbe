-- Due and completion dates are lost.

-- DropIndex
DROP INDEX "tasks_assignee_id_due_at_idx";

-- AlterTable
ALTER TABLE "tasks" DROP COLUMN "due_at",
DROP COLUMN "completed_at";

-- CreateIndex
CREATE INDEX "tasks_assignee_id_idx" ON "tasks"("assignee_id");
