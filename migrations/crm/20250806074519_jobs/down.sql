-- Every job is lost.

-- DropTable
DROP TABLE "jobs";

-- DropEnum
DROP TYPE "JobStatus";
