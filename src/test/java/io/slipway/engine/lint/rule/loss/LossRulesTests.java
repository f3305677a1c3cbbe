package io.slipway.engine.lint.rule.loss;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.lint.FollowUp;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Given;
import io.slipway.engine.lint.rule.Observed;
import io.slipway.engine.lint.rule.Observed.Backup;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LossRulesTests {

  private static final String SHOP =
      """
      CREATE SCHEMA app;
      CREATE TYPE app.state AS ENUM ('new', 'paid');
      CREATE TYPE app.point AS (x int, y int);
      CREATE SEQUENCE app.numbers;
      CREATE TABLE app.orders (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        number text NOT NULL CONSTRAINT orders_number_key UNIQUE,
        code text NOT NULL,
        state app.state,
        total numeric CONSTRAINT orders_total_check CHECK (total > 0),
        doubled numeric GENERATED ALWAYS AS (total * 2) STORED
      );
      CREATE TABLE app.lines (
        order_id bigint CONSTRAINT lines_order_fkey REFERENCES app.orders,
        note text CONSTRAINT lines_note_check CHECK (note IS NOT NULL)
      );
      CREATE VIEW app.totals AS SELECT id, total FROM app.orders;
      CREATE FUNCTION app.touch() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NEW; END';
      CREATE TRIGGER touched BEFORE UPDATE ON app.orders
          FOR EACH ROW EXECUTE FUNCTION app.touch();
      """;

  private final Given shop = Given.schema(SHOP);

  private String only(String rule, String script) {
    var found = shop.find(rule, script);
    assertThat(found).hasSize(1);
    return found.getFirst().message();
  }

  @Nested
  class Tables {

    @Test
    void a_table_is_put_away_before_it_is_dropped() {
      var found = shop.find("SW601", "DROP TABLE app.lines;").getFirst();

      assertThat(found.followUps())
          .extracting(FollowUp::text)
          .containsExactly("ALTER TABLE app.lines RENAME TO lines_deprecated;\n");
    }

    @Test
    void one_that_was_put_away_is_lost_all_the_same() {
      var found = Given.nothing().find("SW601", "DROP TABLE app.lines_deprecated;");

      assertThat(found).singleElement().satisfies(it -> assertThat(it.followUps()).isEmpty());
    }

    @Test
    void what_the_plan_made_in_another_script_is_no_loss() {
      assertThat(
              shop.rules(
                  "CREATE TABLE app.draft (id int); INSERT INTO app.draft VALUES (1);",
                  "DELETE FROM app.draft; TRUNCATE app.draft; DROP TABLE app.draft CASCADE;"))
          .doesNotContain("SW601", "SW605", "SW606", "SW607", "SW611");
    }
  }

  @Nested
  class Columns {

    @Test
    void a_column_that_must_be_filled_is_let_be_null_before() {
      var found = shop.find("SW602", "ALTER TABLE app.orders DROP COLUMN code;").getFirst();

      assertThat(found.severity()).isEqualTo(Severity.ERROR);
      assertThat(found.followUps())
          .extracting(FollowUp::text)
          .containsExactly("ALTER TABLE app.orders ALTER COLUMN code DROP NOT NULL;\n");
      assertThat(
              shop.find("SW602", "ALTER TABLE app.orders DROP COLUMN id;").getFirst().followUps())
          .isEmpty();
      assertThat(
              shop.find("SW602", "ALTER TABLE app.orders DROP COLUMN total;")
                  .getFirst()
                  .followUps())
          .isEmpty();
    }

    @Test
    void computed_values_can_be_computed_again() {
      assertThat(shop.find("SW602", "ALTER TABLE app.orders DROP COLUMN doubled;"))
          .singleElement()
          .satisfies(found -> assertThat(found.severity()).isEqualTo(Severity.WARNING));
    }
  }

  @Nested
  class Cascades {

    @Test
    void what_goes_with_a_table_is_named() {
      assertThat(only("SW606", "DROP TABLE app.orders CASCADE;"))
          .isEqualTo(
              "DROP TABLE app.orders CASCADE drops more than it names: the view app.totals and the"
                  + " foreign key lines_order_fkey of app.lines.");
    }

    @Test
    void what_goes_with_a_column_a_key_or_a_function_is_named() {
      assertThat(only("SW606", "ALTER TABLE app.orders DROP COLUMN total CASCADE;"))
          .contains("the view app.totals")
          .doesNotContain("orders_total_check");
      assertThat(only("SW606", "ALTER TABLE app.orders DROP CONSTRAINT orders_pkey CASCADE;"))
          .contains("the foreign key lines_order_fkey of app.lines")
          .doesNotContain("totals");
      assertThat(only("SW606", "DROP FUNCTION app.touch() CASCADE;"))
          .contains("the trigger touched of app.orders");
    }

    @Test
    void cascade_that_takes_nothing_along_is_less_grave() {
      assertThat(shop.find("SW606", "DROP TABLE app.lines CASCADE;"))
          .singleElement()
          .satisfies(found -> assertThat(found.severity()).isEqualTo(Severity.WARNING));
      assertThat(Given.nothing().find("SW606", "DROP TABLE app.lines CASCADE;"))
          .singleElement()
          .satisfies(found -> assertThat(found.severity()).isEqualTo(Severity.ERROR));
      assertThat(shop.find("SW606", "DROP TABLE IF EXISTS app.nothing CASCADE;")).isEmpty();
    }

    @Test
    void what_is_not_there_or_stands_alone_takes_nothing_along() {
      assertThat(shop.find("SW606", "DROP EXTENSION IF EXISTS citext CASCADE;")).isEmpty();
      assertThat(Given.nothing().find("SW606", "DROP EXTENSION citext CASCADE;")).hasSize(1);
      assertThat(Given.nothing().find("SW606", "DROP PUBLICATION p CASCADE;")).isEmpty();
      assertThat(Given.nothing().find("SW606", "DROP OWNED BY clerk;")).hasSize(1);
    }

    @Test
    void a_schemas_contents_are_counted() {
      assertThat(only("SW603", "DROP SCHEMA app CASCADE;"))
          .contains("1 composite type", "2 sequences", "2 tables", "1 view");
      assertThat(shop.find("SW606", "DROP SCHEMA app CASCADE;")).isEmpty();
      assertThat(shop.find("SW603", "CREATE SCHEMA b; DROP SCHEMA b CASCADE;")).isEmpty();
    }

    @Test
    void a_types_columns_are_named() {
      assertThat(only("SW608", "DROP TYPE app.state CASCADE;"))
          .contains("the column state of app.orders");
      assertThat(shop.find("SW608", "DROP TYPE app.point CASCADE;"))
          .singleElement()
          .satisfies(found -> assertThat(found.severity()).isEqualTo(Severity.WARNING));
      assertThat(shop.find("SW608", "ALTER TYPE app.point DROP ATTRIBUTE x;")).isEmpty();
      assertThat(Given.nothing().find("SW608", "ALTER TYPE app.point DROP ATTRIBUTE x;"))
          .hasSize(1);
    }

    @Test
    void truncate_empties_what_refers_to_the_table() {
      assertThat(only("SW605", "TRUNCATE app.orders CASCADE;"))
          .endsWith("With CASCADE, app.lines is emptied too, because of foreign keys.");
    }
  }

  @Nested
  class Rows {

    @ParameterizedTest
    @ValueSource(
        strings = {
          "DELETE FROM app.lines;",
          "DELETE FROM app.lines WHERE true;",
          "DELETE FROM app.lines WHERE (1 = 1);",
          "DELETE FROM app.lines WHERE 'a' = 'a' OR note = 'b';",
          "UPDATE app.lines SET note = '';",
          "UPDATE app.lines SET note = '' WHERE NOT false;",
          "DO $$ BEGIN DELETE FROM app.lines; END $$;",
        })
    void all_rows_are_meant(String statement) {
      assertThat(shop.find("SW607", statement)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "DELETE FROM app.lines WHERE order_id = 1;",
          "DELETE FROM app.lines WHERE 1 = 2;",
          "DELETE FROM app.lines WHERE note = note;",
          "DELETE FROM app.lines WHERE true AND order_id = 1;",
          "DO $$ DECLARE c CURSOR FOR SELECT 1 FROM app.lines; BEGIN DELETE FROM app.lines"
              + " WHERE CURRENT OF c; END $$;",
          "CREATE FUNCTION app.f() RETURNS void LANGUAGE sql AS 'DELETE FROM app.lines';",
        })
    void some_rows_are_meant(String statement) {
      assertThat(shop.find("SW607", statement)).isEmpty();
    }
  }

  @Nested
  class Guarantees {

    private static final String DROP_CHECK =
        "ALTER TABLE app.lines DROP CONSTRAINT lines_note_check;";

    @Test
    void a_check_that_made_a_column_not_null_is_not_needed_any_more() {
      assertThat(shop.find("SW609", DROP_CHECK)).hasSize(1);
      assertThat(shop.find("SW609", "ALTER TABLE app.lines ALTER note SET NOT NULL;" + DROP_CHECK))
          .isEmpty();
    }

    @Test
    void another_foreign_key_of_the_same_columns_guarantees_the_same() {
      var add =
          """
          ALTER TABLE app.lines ADD CONSTRAINT lines_fkey
              FOREIGN KEY (order_id) REFERENCES app.orders NOT VALID;
          """;
      var validate = "ALTER TABLE app.lines VALIDATE CONSTRAINT lines_fkey;";
      var drop = "ALTER TABLE app.lines DROP CONSTRAINT lines_order_fkey;";

      assertThat(shop.find("SW609", add + drop)).hasSize(1);
      assertThat(shop.find("SW609", add, validate, drop)).isEmpty();
    }

    @Test
    void what_is_there_again_in_the_end_was_not_lost() {
      var drop = "ALTER TABLE app.lines DROP CONSTRAINT lines_order_fkey;";
      var add =
          "ALTER TABLE app.lines ADD CONSTRAINT lines_order_fkey FOREIGN KEY (order_id)"
              + " REFERENCES app.orders ON DELETE CASCADE;";

      assertThat(shop.find("SW609", drop)).hasSize(1);
      assertThat(shop.find("SW609", drop + add)).isEmpty();
      assertThat(shop.find("SW609", drop, "DROP TABLE app.lines;")).isEmpty();
    }

    @Test
    void a_unique_index_guarantees_what_a_unique_constraint_does() {
      var drop = "ALTER TABLE app.orders DROP CONSTRAINT orders_number_key;";
      var index = "CREATE UNIQUE INDEX CONCURRENTLY i ON app.orders (number)";

      assertThat(shop.find("SW609", drop)).hasSize(1);
      assertThat(shop.find("SW609", index + ";" + drop)).isEmpty();
      assertThat(shop.find("SW609", index + " WHERE total > 0;" + drop)).hasSize(1);
    }

    @Test
    void where_nothing_is_known_a_constraint_of_the_plans_own_is_none_of_others() {
      var drop = "ALTER TABLE app.lines DROP CONSTRAINT c;";
      var add = "ALTER TABLE app.lines ADD CONSTRAINT c CHECK (note <> '') NOT VALID;";

      assertThat(Given.nothing().find("SW609", drop)).hasSize(1);
      assertThat(Given.nothing().find("SW609", add, drop)).isEmpty();
    }

    @Test
    void identities_and_sequences_are_guarantees_too() {
      assertThat(only("SW609", "ALTER TABLE app.orders ALTER COLUMN id DROP IDENTITY;"))
          .startsWith("The identity of the column id of app.orders");
      assertThat(only("SW609", "DROP SEQUENCE app.numbers;"))
          .startsWith("The sequence app.numbers");
      assertThat(shop.find("SW609", "DROP SEQUENCE IF EXISTS app.others;")).isEmpty();
      assertThat(Given.nothing().find("SW609", "ALTER DOMAIN d DROP CONSTRAINT c;")).hasSize(1);
    }
  }

  @Nested
  class Again {

    @Test
    void rows_are_graver_than_privileges() {
      assertThat(shop.find("SW610", "DROP TABLE app.lines; CREATE TABLE app.lines (id int);"))
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.severity()).isEqualTo(Severity.ERROR);
                assertThat(found.message()).contains("Between the two statements there is none.");
              });
      assertThat(
              shop.find(
                  "SW610",
                  "BEGIN; DROP VIEW app.totals; CREATE VIEW app.totals AS SELECT 1; COMMIT;"))
          .singleElement()
          .satisfies(
              found -> {
                assertThat(found.severity()).isEqualTo(Severity.WARNING);
                assertThat(found.message()).endsWith("what depended on it.");
              });
    }

    @Test
    void another_script_another_kind_or_another_name_is_something_else() {
      assertThat(shop.find("SW610", "DROP TABLE app.lines;", "CREATE TABLE app.lines (id int);"))
          .isEmpty();
      assertThat(shop.find("SW610", "DROP TABLE app.lines; CREATE TEMPORARY TABLE lines (id int);"))
          .isEmpty();
      assertThat(shop.find("SW610", "DROP VIEW app.totals; CREATE TABLE app.totals (id int);"))
          .isEmpty();
      assertThat(
              shop.find("SW610", "DROP TABLE IF EXISTS app.news; CREATE TABLE app.news (id int);"))
          .isEmpty();
    }
  }

  @Nested
  class Backups {

    @Test
    void guarantees_and_places_need_none() {
      var lacking = shop.with(Observed.NONE.with(Backup.MISSING));

      assertThat(lacking.rules("ALTER TABLE app.orders DROP CONSTRAINT orders_total_check;"))
          .contains("SW609")
          .doesNotContain("SW611");
    }

    @Test
    void one_that_is_on_record_is_enough() {
      var backedUp = shop.with(Observed.NONE.with(Backup.TAKEN));
      var lacking = shop.with(Observed.NONE.with(Backup.MISSING));

      assertThat(lacking.find("SW611", "DELETE FROM app.lines;")).hasSize(1);
      assertThat(shop.find("SW611", "DELETE FROM app.lines;")).isEmpty();
      assertThat(backedUp.find("SW611", "DELETE FROM app.lines;")).isEmpty();
    }
  }
}
