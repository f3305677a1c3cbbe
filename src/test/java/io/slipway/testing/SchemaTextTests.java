package io.slipway.testing;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SchemaTextTests {

  private final TestDatabase one = TestDatabase.create();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE t ALTER a SET DEFAULT 2",
        "ALTER TABLE t ADD CHECK (a > 0) NOT VALID",
        "ALTER TABLE t SET (fillfactor = 70)",
        "COMMENT ON COLUMN t.a IS 'x'",
        "GRANT SELECT ON t TO PUBLIC",
        "CREATE INDEX ON t (a)",
        "ALTER TYPE e ADD VALUE 'x' BEFORE 'y'",
        "CREATE OR REPLACE VIEW v AS SELECT a + 1 AS a FROM t",
        "ALTER SEQUENCE s INCREMENT 2",
        "ALTER TABLE t DISABLE TRIGGER USER",
        "CREATE POLICY p ON t USING (a = 1)",
        "ALTER TABLE t DROP a CASCADE; ALTER TABLE t ADD a int DEFAULT 1"
      })
  void sees_a_difference(String difference) {
    try (var other = TestDatabase.copyOf(one)) {
      SchemaText.assertSame(one, other);
      other.execute(difference);
      assertThatThrownBy(() -> SchemaText.assertSame(one, other))
          .isInstanceOf(AssertionError.class);
    }
  }

  @BeforeEach
  void fill() {
    one.execute(
        """
        CREATE TABLE t (a int DEFAULT 1, b int);
        CREATE VIEW v AS SELECT a FROM t;
        CREATE TYPE e AS ENUM ('y');
        CREATE SEQUENCE s;
        CREATE FUNCTION f() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
        CREATE TRIGGER g BEFORE INSERT ON t FOR EACH ROW EXECUTE FUNCTION f();
        """);
  }

  @AfterEach
  void drop() {
    one.close();
  }
}
