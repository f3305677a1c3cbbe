package io.slipway.engine.lint.rule.constraint;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Linting;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ConstraintRulesTests {

  private static final Linting SHOP =
      Linting.on(
          """
          CREATE TABLE customers (id bigint PRIMARY KEY);
          CREATE TABLE orders (
            id bigint PRIMARY KEY, customer_id bigint, number text NOT NULL, total numeric);
          CREATE TABLE events (customer_id bigint, at date) PARTITION BY RANGE (at);
          CREATE TABLE events_1 PARTITION OF events FOR VALUES FROM ('2026-01-01') TO (MAXVALUE);
          CREATE TABLE empty_whole (customer_id bigint, at date) PARTITION BY RANGE (at);
          """);

  private static final String ADD_KEY =
      "ALTER TABLE orders ADD FOREIGN KEY (customer_id) REFERENCES customers;";

  private static List<String> texts(List<Finding> findings) {
    return findings.stream()
        .flatMap(it -> it.followUps().stream())
        .filter(it -> it.path().endsWith(".sql"))
        .map(it -> it.text().strip())
        .toList();
  }

  @Nested
  class NotNull {

    @Test
    void is_proved_by_a_check_before_18_and_by_itself_from_then_on() {
      var statement = "ALTER TABLE orders ALTER COLUMN total SET NOT NULL";

      assertThat(texts(SHOP.find("SW203", statement)))
          .containsExactly(
              "ALTER TABLE orders ADD CONSTRAINT orders_total_not_null CHECK (total IS NOT NULL) NOT VALID;",
              "ALTER TABLE orders VALIDATE CONSTRAINT orders_total_not_null;",
              """
              ALTER TABLE orders ALTER COLUMN total SET NOT NULL;
              ALTER TABLE orders DROP CONSTRAINT orders_total_not_null;""");
      assertThat(texts(SHOP.version(18).find("SW203", statement)))
          .containsExactly(
              "ALTER TABLE orders ADD CONSTRAINT orders_total_not_null NOT NULL total NOT VALID;",
              "ALTER TABLE orders VALIDATE CONSTRAINT orders_total_not_null;");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "ALTER TABLE orders ALTER COLUMN number SET NOT NULL",
          "ALTER TABLE orders ALTER COLUMN id SET NOT NULL",
          """
          ALTER TABLE orders ADD CONSTRAINT c CHECK (total IS NOT NULL AND total > 0) NOT VALID;
          ALTER TABLE orders VALIDATE CONSTRAINT c;
          ALTER TABLE orders ALTER COLUMN total SET NOT NULL""",
        })
    void is_not_found_where_it_is_known_already(String script) {
      assertThat(SHOP.find("SW203", script)).isEmpty();
    }

    @Test
    void is_found_behind_a_check_that_nobody_validated() {
      assertThat(
              SHOP.find(
                  "SW203",
                  """
                  ALTER TABLE orders ADD CONSTRAINT c CHECK (total IS NOT NULL) NOT VALID;
                  ALTER TABLE orders ALTER COLUMN total SET NOT NULL"""))
          .hasSize(1);
    }

    @Test
    void of_18_that_is_not_valid_is_validated_and_not_set() {
      var files =
          texts(
              SHOP.version(18)
                  .find(
                      "SW203",
                      """
                      ALTER TABLE orders ADD CONSTRAINT there NOT NULL total NOT VALID;
                      ALTER TABLE orders ALTER COLUMN total SET NOT NULL"""));

      assertThat(files).containsExactly("ALTER TABLE orders VALIDATE CONSTRAINT there;");
    }

    @Test
    void of_several_columns_is_one_finding() {
      assertThat(
              Linting.withoutTarget()
                  .find(
                      "SW203",
                      "ALTER TABLE t ALTER a SET NOT NULL, ALTER b SET NOT NULL, ADD COLUMN c int"))
          .singleElement()
          .satisfies(it -> assertThat(it.message()).startsWith("To forbid NULL in a and b,"))
          .satisfies(it -> assertThat(it.advice()).contains("other actions"));
    }
  }

  @Nested
  class AKey {

    @Test
    void of_columns_that_are_not_null_needs_no_proof() {
      var keyless = Linting.on("CREATE TABLE t (a int NOT NULL, b int)");

      assertThat(texts(keyless.find("SW205", "ALTER TABLE t ADD PRIMARY KEY (a)")))
          .noneMatch(it -> it.contains("NOT NULL"))
          .last()
          .isEqualTo("ALTER TABLE t ADD CONSTRAINT t_pkey PRIMARY KEY USING INDEX t_pkey;");
    }

    @Test
    void that_uses_an_index_is_found_only_where_its_columns_may_be_null() {
      var indexed =
          Linting.on(
              """
              CREATE TABLE t (a int NOT NULL, b int);
              CREATE UNIQUE INDEX of_a ON t (a);
              CREATE UNIQUE INDEX of_b ON t (b)""");

      assertThat(indexed.find("SW206", "ALTER TABLE t ADD PRIMARY KEY USING INDEX of_a")).isEmpty();
      assertThat(indexed.find("SW206", "ALTER TABLE t ADD PRIMARY KEY USING INDEX of_b"))
          .hasSize(1);
      assertThat(indexed.all("ALTER TABLE t ADD UNIQUE USING INDEX of_b"))
          .noneMatch(it -> it.rule().id().startsWith("SW20"));
    }

    @Test
    void is_only_warned_of_where_nothing_is_known() {
      assertThat(
              Linting.withoutTarget().find("SW206", "ALTER TABLE t ADD PRIMARY KEY USING INDEX i"))
          .extracting(Finding::severity)
          .containsExactly(Severity.WARNING);
      assertThat(
              Linting.withoutTarget()
                  .find(
                      "SW206",
                      """
                      CREATE UNIQUE INDEX CONCURRENTLY i ON t (a);
                      ALTER TABLE t ALTER COLUMN a SET NOT NULL;
                      ALTER TABLE t ADD PRIMARY KEY USING INDEX i"""))
          .isEmpty();
    }

    @Test
    void with_storage_parameters_has_no_files() {
      assertThat(
              SHOP.find("SW204", "ALTER TABLE orders ADD UNIQUE (number) WITH (fillfactor = 70)"))
          .singleElement()
          .satisfies(it -> assertThat(it.followUps()).isEmpty());
    }
  }

  @Nested
  class Validation {

    private static final String ADD =
        "ALTER TABLE orders ADD CONSTRAINT c CHECK (total > 0) NOT VALID;";
    private static final String VALIDATE = "ALTER TABLE orders VALIDATE CONSTRAINT c;";

    @Test
    void in_one_transaction_is_found_however_that_is_made() {
      assertThat(SHOP.find("SW208", "BEGIN;" + ADD + VALIDATE + "COMMIT;")).hasSize(1);
      assertThat(SHOP.inOneTransaction().find("SW208", ADD + VALIDATE)).hasSize(1);
      assertThat(SHOP.find("SW208", ADD.replace(";", ", VALIDATE CONSTRAINT c;"))).hasSize(1);
      assertThat(SHOP.find("SW208", ADD + VALIDATE)).isEmpty();
      assertThat(SHOP.inOneTransaction().find("SW208", ADD, VALIDATE)).isEmpty();
    }

    @Test
    void of_something_else_is_none() {
      assertThat(SHOP.inOneTransaction().find("SW208", ADD + VALIDATE.replace(" c;", " d;")))
          .isEmpty();
    }

    @Test
    void of_a_foreign_key_leaves_readers_alone() {
      var add = ADD_KEY.replace(";", " NOT VALID;");
      var validate = "ALTER TABLE orders VALIDATE CONSTRAINT orders_customer_id_fkey;";

      assertThat(SHOP.inOneTransaction().find("SW208", add + validate))
          .singleElement()
          .satisfies(
              it -> assertThat(it.message()).contains("SHARE ROW EXCLUSIVE", "readers go on"));
    }

    @Test
    void may_come_in_any_later_script() {
      assertThat(SHOP.find("SW209", ADD)).hasSize(1);
      assertThat(SHOP.find("SW209", ADD, VALIDATE)).isEmpty();
      assertThat(SHOP.find("SW209", VALIDATE, ADD)).hasSize(1);
      assertThat(SHOP.find("SW209", ADD, "ALTER TABLE orders DROP CONSTRAINT c")).isEmpty();
      assertThat(SHOP.find("SW209", ADD, "DROP TABLE orders")).isEmpty();
    }

    @Test
    void may_come_in_a_later_release_where_those_are_known() {
      assertThat(SHOP.eachAlone().find("SW209", ADD, VALIDATE)).isEmpty();
      assertThat(SHOP.eachAlone().find("SW209", ADD, "SELECT 1")).hasSize(1);
    }
  }

  @Nested
  class ANewColumn {

    @Test
    void with_a_check_reads_all_rows_and_without_none() {
      var column = "ALTER TABLE orders ADD COLUMN z int DEFAULT 5";

      assertThat(SHOP.find("SW210", column + " CHECK (z > 0)")).hasSize(1);
      assertThat(SHOP.find("SW210", column)).isEmpty();
      assertThat(SHOP.find("SW210", "ALTER TABLE empty_whole ADD COLUMN z int CHECK (z > 0)"))
          .isEmpty();
    }

    @Test
    void is_told_once_when_its_index_is_built_anyway() {
      var statement = "ALTER TABLE orders ADD COLUMN z int UNIQUE CHECK (z > 0)";

      assertThat(SHOP.find("SW211", statement)).hasSize(1);
      assertThat(SHOP.find("SW210", statement)).isEmpty();
    }

    @Test
    void that_would_fail_or_rewrite_has_no_files() {
      assertThat(
              SHOP.find(
                  "SW211",
                  "ALTER TABLE orders ADD COLUMN z bigint GENERATED ALWAYS AS IDENTITY UNIQUE"))
          .singleElement()
          .satisfies(it -> assertThat(it.followUps()).isEmpty());
      assertThat(SHOP.find("SW210", "ALTER TABLE orders ADD COLUMN z int NOT NULL CHECK (z > 0)"))
          .singleElement()
          .satisfies(it -> assertThat(it.followUps()).isEmpty());
    }

    @Test
    void that_is_there_already_is_not_added() {
      assertThat(
              SHOP.find(
                  "SW210",
                  "ALTER TABLE orders ADD COLUMN IF NOT EXISTS total int CHECK (total > 0)"))
          .isEmpty();
    }
  }

  @Nested
  class ADomain {

    private final Linting used =
        Linting.on("CREATE DOMAIN d AS text; CREATE DOMAIN free AS text; CREATE TABLE t (a d)");

    @Test
    void is_found_where_a_table_has_a_column_of_it() {
      assertThat(used.find("SW218", "ALTER DOMAIN d ADD CHECK (value <> '')")).hasSize(1);
      assertThat(used.find("SW218", "ALTER DOMAIN d SET NOT NULL")).hasSize(1);
      assertThat(used.find("SW218", "ALTER DOMAIN free SET NOT NULL")).isEmpty();
      assertThat(used.find("SW218", "ALTER DOMAIN d ADD CHECK (value <> '') NOT VALID")).isEmpty();
      assertThat(used.find("SW218", "ALTER DOMAIN d DROP NOT NULL")).isEmpty();
      assertThat(used.find("SW218", "CREATE DOMAIN e AS text CHECK (value <> '')")).isEmpty();
    }

    @Test
    void is_validated_beside_writers_from_19_on() {
      var validate =
          "ALTER DOMAIN d ADD CONSTRAINT c CHECK (value <> '') NOT VALID; ALTER DOMAIN d VALIDATE"
              + " CONSTRAINT c;";

      assertThat(used.find("SW223", validate)).hasSize(1);
      assertThat(used.find("SW218", validate)).isEmpty();
      assertThat(used.version(19).find("SW223", validate)).isEmpty();
    }
  }
}
