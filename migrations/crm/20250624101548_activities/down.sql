-- Every logged activity is lost.

-- DropTable
DROP TABLE "activities";

-- DropEnum
DROP TYPE "ActivityKind";
