-- Flyway's history table as Flyway 13 creates it, a format with these arguments: the qualified table,
-- the names of its primary key and of its index, the table's tablespace clause and the key's.
-- None of them may stand in a comment. All PostgreSQL versions.
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
