-- Flyway's history table as Flyway 13 creates it. %1$s is the qualified table, %2$s and %3$s the names
-- of its primary key and index, %4$s and %5$s the tablespace clauses. All PostgreSQL versions.
CREATE TABLE %1$s (
    "installed_rank" INT NOT NULL,
    "version" VARCHAR(50),
    "description" VARCHAR(200) NOT NULL,
    "type" VARCHAR(20) NOT NULL,
    "script" VARCHAR(1000) NOT NULL,
    "checksum" INTEGER,
    "installed_by" VARCHAR(100) NOT NULL,
    "installed_on" TIMESTAMP NOT NULL DEFAULT now(),
    "execution_time" INTEGER NOT NULL,
    "success" BOOLEAN NOT NULL
)%4$s;
ALTER TABLE %1$s ADD CONSTRAINT %2$s PRIMARY KEY ("installed_rank")%5$s;
CREATE INDEX %3$s ON %1$s ("success")%4$s;
