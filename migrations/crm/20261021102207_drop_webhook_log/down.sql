-- The table comes back empty. The deliveries it held can only be restored from a backup.

-- CreateTable
CREATE TABLE "webhook_log" (
    "id" BIGSERIAL NOT NULL,
    "source" TEXT NOT NULL,
    "event" TEXT NOT NULL,
    "delivery_id" UUID NOT NULL,
    "payload" TEXT NOT NULL,
    "status_code" SMALLINT NOT NULL,
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "webhook_log_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "webhook_log_delivery_id_key" ON "webhook_log"("delivery_id");

-- CreateIndex
CREATE INDEX "webhook_log_source_received_at_idx" ON "webhook_log"("source", "received_at");
