-- Every quality check is lost; the jobs stay.

-- DropTable
DROP TABLE "quality_checks";

-- DropEnum
DROP TYPE "CheckResult";
