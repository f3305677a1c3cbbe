/*
  Warnings:

  - Made the column `country` on table `contacts` required. This step will fail if there are existing NULL values in that column.

*/
-- AlterTable
ALTER TABLE "contacts" ALTER COLUMN "country" SET NOT NULL;
