/*
  Warnings:

  - You are about to drop the `webhook_log` table. If the table is not empty, all the data it contains will be lost.

*/
-- The integration gateway has kept its own delivery log since August.

-- DropTable
DROP TABLE "webhook_log";
