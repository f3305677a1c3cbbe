package io.slipway.engine.lint.rule;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A table of which nothing is known but the check that a script gave it.
class HeardOfTests {

  private static final String CHECK =
      "ALTER TABLE books ADD CONSTRAINT k CHECK (title IS NOT NULL) NOT VALID;";

  private static final String VALIDATE = "ALTER TABLE books VALIDATE CONSTRAINT k;";

  @Test
  void its_valid_check_spares_the_look_at_all_rows() {
    var forbid = "ALTER TABLE books ALTER title SET NOT NULL;";

    assertThat(Found.ids(Found.unknown(17), "SW2", CHECK + VALIDATE + forbid)).isEqualTo("-");
    assertThat(Found.ids(Found.unknown(17), "SW2", CHECK + forbid)).contains("SW203");
    assertThat(Found.ids(Found.unknown(17), "SW2", VALIDATE + forbid)).isEqualTo("SW203");
  }

  @Test
  void names_in_quotes_are_compared_as_they_are() {
    var check = "ALTER TABLE books ADD CONSTRAINT k CHECK (\"orderNo\" IS NOT NULL) NOT VALID;";

    assertThat(
            Found.ids(
                Found.unknown(17),
                "SW203",
                check + VALIDATE + "ALTER TABLE books ALTER \"orderNo\" SET NOT NULL;"))
        .isEqualTo("-");
    assertThat(
            Found.ids(
                Found.unknown(17),
                "SW203",
                check + VALIDATE + "ALTER TABLE books ALTER orderNo SET NOT NULL;"))
        .isEqualTo("SW203");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ALTER TABLE books ALTER code TYPE bigint",
        "ALTER TABLE books ALTER code TYPE text COLLATE \"C\"",
        "ALTER TABLE books ADD n serial",
        "ALTER TABLE books ADD n uuid DEFAULT gen_random_uuid()",
        "ALTER TABLE books ADD n int NOT NULL",
        "ALTER TABLE books ADD n int CHECK (n > 0)",
        "ALTER TABLE books ADD n int UNIQUE",
        "ALTER TABLE books ADD n int REFERENCES authors",
        "ALTER TABLE books ADD FOREIGN KEY (author) REFERENCES authors (id)",
        "ALTER TABLE books ADD CHECK (n > 0)",
        "ALTER TABLE books ADD UNIQUE (n)",
        "ALTER TABLE books ADD PRIMARY KEY (id)",
        "ALTER TABLE books ADD PRIMARY KEY USING INDEX books_i",
        "ALTER TABLE books ADD EXCLUDE USING gist (n WITH =)",
        "ALTER TABLE books ALTER n SET NOT NULL",
        "ALTER TABLE books ALTER n DROP NOT NULL",
        "ALTER TABLE books ALTER n SET DEFAULT 1",
        "ALTER TABLE books DROP COLUMN n",
        "ALTER TABLE books RENAME COLUMN n TO m",
        "ALTER TABLE books RENAME TO volumes",
        "ALTER TABLE books SET UNLOGGED",
        "ALTER TABLE books SET TABLESPACE fast",
        "ALTER TABLE books DISABLE TRIGGER ALL",
        "CREATE INDEX i ON books (n)",
        "CREATE INDEX CONCURRENTLY i ON books (n)",
        "REINDEX TABLE books",
        "VACUUM FULL books",
        "TRUNCATE books",
        "DROP TABLE books",
        "UPDATE books SET n = 1",
        "DELETE FROM books",
        "LOCK TABLE books",
      })
  void all_else_is_found_as_of_any_unknown_table(String statement) {
    assertThat(Found.ids(Found.unknown(17), "SW", CHECK + VALIDATE + statement))
        .isEqualTo(Found.ids(Found.unknown(17), "SW", "SELECT 1;" + statement));
  }
}
