-- Every logged delivery is lost.

-- DropTable
DROP TABLE "webhook_log";
