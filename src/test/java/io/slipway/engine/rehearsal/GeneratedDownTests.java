package io.slipway.engine.rehearsal;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedDownTests {

  private static final String STATE =
      """
      CREATE TYPE mood AS ENUM ('calm', 'tense');
      CREATE TABLE customer (id int PRIMARY KEY, name text NOT NULL UNIQUE);
      CREATE TABLE orders (
        id bigserial PRIMARY KEY,
        customer int NOT NULL REFERENCES customer ON DELETE CASCADE,
        state varchar(10) NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'paid')),
        mood mood NOT NULL DEFAULT 'calm',
        total numeric(6, 2),
        note text
      );
      CREATE INDEX by_state ON orders (state) WHERE note IS NULL;
      COMMENT ON COLUMN orders.note IS 'free text';
      CREATE VIEW open_orders AS SELECT o.id, c.name, o.total, o.mood FROM orders o JOIN customer c ON c.id = o.customer WHERE o.state = 'open';
      COMMENT ON VIEW open_orders IS 'what is to be paid';
      CREATE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN new; END';
      CREATE TRIGGER touched BEFORE UPDATE ON orders FOR EACH ROW EXECUTE FUNCTION touch();
      """;

  private final RehearsalScene scene = new RehearsalScene().given(STATE).writing(new TrialDowns());

  @AfterEach
  void tidyUp() {
    scene.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE orders ADD a int",
        "ALTER TABLE orders ADD a int NOT NULL DEFAULT 0, ADD b text UNIQUE",
        "ALTER TABLE orders RENAME note TO remark",
        "ALTER TABLE orders RENAME TO purchase",
        "ALTER TABLE orders RENAME TO purchase; ALTER TABLE purchase RENAME note TO remark",
        "ALTER TABLE orders ALTER note TYPE varchar(20)",
        "ALTER TABLE orders ALTER note SET NOT NULL",
        "ALTER TABLE orders ALTER state DROP NOT NULL, ALTER state DROP DEFAULT",
        "ALTER TABLE orders DROP CONSTRAINT orders_state_check",
        "ALTER TABLE orders DROP CONSTRAINT orders_customer_fkey",
        "DROP INDEX by_state",
        "CREATE TABLE item (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, o bigint REFERENCES orders)",
        "ALTER TYPE mood ADD VALUE 'wild'",
        "ALTER TYPE mood RENAME VALUE 'calm' TO 'quiet'",
        "CREATE TYPE colour AS ENUM ('red'); ALTER TABLE customer ADD c colour NOT NULL DEFAULT 'red'",
        "CREATE OR REPLACE FUNCTION touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN old; END'",
        "DROP FUNCTION touch() CASCADE",
        "CREATE SCHEMA shop; ALTER TABLE customer SET SCHEMA shop",
        "CREATE OR REPLACE VIEW open_orders AS SELECT id, 'x' || note AS name, total, mood FROM orders",
        "DROP VIEW open_orders",
        "CREATE MATERIALIZED VIEW m AS SELECT count(*) AS n FROM orders; CREATE UNIQUE INDEX m_n ON m (n)",
        "ALTER TABLE orders ENABLE ROW LEVEL SECURITY; CREATE POLICY p ON orders USING (state = 'open')",
        "CREATE TABLE part (id int, at date) PARTITION BY RANGE (at); CREATE TABLE part_1 PARTITION OF part FOR VALUES FROM ('2020-01-01') TO ('2021-01-01')",
        "GRANT SELECT ON orders TO PUBLIC; GRANT UPDATE (note) ON orders TO PUBLIC",
        "COMMENT ON COLUMN orders.note IS NULL; COMMENT ON TABLE orders IS 'x'",
        "CREATE INDEX CONCURRENTLY by_note ON orders (note)",
        "CREATE EXTENSION IF NOT EXISTS pg_trgm; CREATE INDEX t ON orders USING gin (note gin_trgm_ops)",
        "ALTER TABLE orders DROP CONSTRAINT orders_pkey; ALTER TABLE orders ADD PRIMARY KEY (id, state)",
        "DROP VIEW open_orders; ALTER TABLE orders ALTER id TYPE int",
        "CREATE DOMAIN short AS varchar(5) CHECK (VALUE <> ''); ALTER TABLE customer ADD s short",
        "ALTER SEQUENCE orders_id_seq INCREMENT BY 5 CACHE 3",
        "DROP TRIGGER touched ON orders",
        "ALTER TABLE orders DISABLE TRIGGER touched",
        "INSERT INTO customer VALUES (1, 'Ada'), (2, 'Grace')",
        "ALTER TABLE customer ADD c int; INSERT INTO customer VALUES (1, 'Ada''s', 5)",
        "INSERT INTO customer VALUES (1, 'Ada') ON CONFLICT DO NOTHING",
        "ALTER TYPE mood ADD VALUE 'wild'; ALTER TABLE orders ALTER mood SET DEFAULT 'tense'",
      })
  void undoes_without_loss(String up) {
    assertThat(rehearsed(up)).isEqualTo(RollbackVerdict.PROVEN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE orders DROP note",
        "DROP TABLE orders CASCADE; CREATE VIEW orders AS SELECT 1 AS id, 'x'::text AS note",
        "INSERT INTO customer VALUES (1, 'Ada'); UPDATE customer SET name = 'x' WHERE name = 'y'",
        "ALTER TABLE orders DROP total CASCADE",
        "DROP VIEW open_orders; ALTER TABLE orders ALTER total TYPE bigint",
        "DROP TABLE orders CASCADE",
        "ALTER TABLE orders DROP mood CASCADE; DROP TYPE mood"
      })
  void undoes_what_loses_data(String up) {
    assertThat(rehearsed(up)).isEqualTo(RollbackVerdict.PROVEN_LOSSY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GRANT EXECUTE ON FUNCTION similarity(text, text) TO pg_monitor WITH GRANT OPTION",
        "REVOKE EXECUTE ON FUNCTION similarity(text, text) FROM PUBLIC",
        "GRANT EXECUTE ON FUNCTION show_trgm(text) TO PUBLIC",
        "GRANT EXECUTE ON FUNCTION show_trgm(text) TO pg_monitor",
        "GRANT EXECUTE ON FUNCTION pg_ls_dir(text) TO PUBLIC, pg_monitor",
        "REVOKE EXECUTE ON FUNCTION sum(int4) FROM PUBLIC",
        "REVOKE SELECT ON pg_class FROM PUBLIC; GRANT UPDATE (relname) ON pg_class TO PUBLIC",
        "REVOKE SELECT (subname) ON pg_subscription FROM PUBLIC",
        "GRANT INSERT (query) ON pg_stat_statements TO PUBLIC; REVOKE SELECT ON pg_stat_statements FROM PUBLIC",
        "REVOKE USAGE ON TYPE gtrgm, int4 FROM PUBLIC",
        "REVOKE USAGE ON LANGUAGE plpgsql, sql FROM PUBLIC",
        "GRANT USAGE ON FOREIGN DATA WRAPPER postgres_fdw TO PUBLIC",
        "GRANT CREATE ON SCHEMA pg_catalog TO PUBLIC",
        "DROP EXTENSION pg_trgm CASCADE",
        "ALTER EXTENSION pg_trgm SET SCHEMA pg_catalog"
      })
  void gives_back_the_privileges_on_what_was_supplied(String up) {
    scene.given(
        """
        CREATE EXTENSION pg_trgm;
        CREATE EXTENSION pg_stat_statements;
        CREATE EXTENSION postgres_fdw;
        CREATE VIEW likeness AS SELECT similarity(name, 'x') FROM customer;
        REVOKE EXECUTE ON FUNCTION show_trgm(text) FROM PUBLIC;
        """);
    assertThat(rehearsed(up)).isEqualTo(RollbackVerdict.PROVEN);
  }

  private RollbackVerdict rehearsed(String up) {
    scene.step(up);
    var verdict = scene.rehearse().steps().getFirst();
    assertThat(verdict.down()).as(verdict.reason()).isInstanceOf(DownScript.Generated.class);
    return verdict.verdict();
  }
}
