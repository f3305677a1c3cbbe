-- Leaves nothing: every row of the three tables is lost.

-- DropTable
DROP TABLE "tasks";

-- DropTable
DROP TABLE "contacts";

-- DropTable
DROP TABLE "users";

-- DropEnum
DROP TYPE "Priority";

-- DropEnum
DROP TYPE "TaskStatus";

-- DropEnum
DROP TYPE "LifecycleStage";

-- DropEnum
DROP TYPE "Role";
