package io.slipway.engine.lint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.slipway.engine.bundle.BundleFiles;
import io.slipway.engine.bundle.BundleLimits;
import io.slipway.engine.bundle.BundleReader;
import io.slipway.engine.bundle.BundleSettings;
import io.slipway.engine.bundle.Migration;
import io.slipway.testing.SharedMaterial;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MigrationNamesTests {

  @Nested
  class ByDefault {

    private final MigrationNames names = MigrationNames.byDefault();

    @ParameterizedTest
    @ValueSource(
        strings = {
          "init",
          "add_orders",
          "create_index_orders_2",
          "backfill_customer_id",
          "drop_legacy_code",
          "initialize_schema"
        })
    void accepts_snake_case_that_begins_with_what_is_done(String name) {
      assertThat(names.accepts(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "",
          "orders",
          "addOrders",
          "Add_orders",
          "add-orders",
          "add orders",
          "add__orders",
          "add_",
          "adding_orders",
          "add_Orders",
          "add_ø",
          "migration"
        })
    void accepts_nothing_else(String name) {
      assertThat(names.accepts(name)).isFalse();
    }

    @ParameterizedTest
    @CsvSource({"gitness, 98", "langfuse, 60"})
    void fits_teams_that_write_so(String team, int leastPercent) throws IOException {
      var folder =
          SharedMaterial.history(
              team.equals("gitness") ? "prisma-down/gitness" : "prisma/langfuse");
      var files = BundleFiles.ofFolder(folder, BundleLimits.DEFAULT);
      var migrations = BundleReader.read(files, new BundleSettings.Prisma()).migrations();
      var fitting = migrations.stream().filter(one -> names.check(one).isEmpty()).count();
      assertThat(fitting * 100 / migrations.size()).isGreaterThanOrEqualTo(leastPercent);
    }
  }

  @Nested
  class OfAMigration {

    @TempDir private Path folder;

    @ParameterizedTest
    @CsvSource({
      "V7__add_orders.sql, add_orders",
      "V7.1_2__add_orders.sql, add_orders",
      "V7__add orders.sql, add orders",
      "V7__add-orders.sql, add-orders",
      "R__orders.sql, orders",
      "V7__.sql, ''"
    })
    void flyways_is_the_description_as_the_file_has_it(String file, String name)
        throws IOException {
      assertThat(MigrationNames.name(flyway(file))).isEqualTo(name);
    }

    @ParameterizedTest
    @CsvSource({
      "20270101120000_add_orders, add_orders",
      "0_init, init",
      "add_orders, add_orders",
      "20270101_2_orders, 2_orders"
    })
    void prismas_is_the_folder_without_its_time(String name, String expected) throws IOException {
      Files.createDirectory(folder.resolve(name));
      Files.writeString(folder.resolve(name).resolve("migration.sql"), "SELECT 1;");
      assertThat(MigrationNames.name(read(new BundleSettings.Prisma()))).isEqualTo(expected);
    }

    @Test
    void one_finding_says_what_is_expected() throws IOException {
      assertThat(MigrationNames.byDefault().check(flyway("V7__Orders.sql")))
          .hasValueSatisfying(
              finding -> {
                assertThat(finding.rule().id()).isEqualTo("SW912");
                assertThat(finding.rule().onByDefault()).isFalse();
                assertThat(finding.place()).isEqualTo(Place.of("V7__Orders.sql"));
                assertThat(finding.message())
                    .isEqualTo(
                        "The name Orders is not made of lower-case words joined by underscores, the"
                            + " first of which says what is done, such as add, create or drop.");
              });
    }

    @Test
    void a_pattern_of_the_projects_own_decides() throws IOException {
      var names = MigrationNames.of("[A-Z]+-\\d+_.*");
      assertThat(names.check(flyway("V7__SHOP-12_orders.sql"))).isEmpty();
      assertThat(names.check(flyway("V8__add_orders.sql")))
          .hasValueSatisfying(
              finding ->
                  assertThat(finding.message())
                      .isEqualTo("The name add_orders does not match the pattern [A-Z]+-\\d+_.*."));
    }

    @Test
    void a_pattern_that_would_never_end_is_given_up() throws IOException {
      var migration = flyway("V7__" + "a".repeat(200) + "-.sql");
      assertThat(MigrationNames.of("((a|aa)+)\\1c").check(migration))
          .hasValueSatisfying(
              finding -> assertThat(finding.message()).contains("takes too long to say"));
    }

    private Migration flyway(String file) throws IOException {
      Files.writeString(folder.resolve(file), "SELECT 1;");
      var migrations = all(BundleSettings.Flyway.DEFAULT);
      return migrations.stream()
          .filter(one -> one.script().fileName().equals(file))
          .findFirst()
          .orElseThrow();
    }

    private Migration read(BundleSettings settings) throws IOException {
      return all(settings).getFirst();
    }

    private List<Migration> all(BundleSettings settings) throws IOException {
      return BundleReader.read(BundleFiles.ofFolder(folder, BundleLimits.DEFAULT), settings)
          .migrations();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'(', 'the pattern for names of migrations is no regular expression: Unclosed group'",
    "'[', 'the pattern for names of migrations is no regular expression: Unclosed character class'"
  })
  void a_pattern_that_is_none_is_refused(String pattern, String message) {
    assertThatThrownBy(() -> MigrationNames.of(pattern))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void a_pattern_that_is_no_line_of_configuration_is_refused() {
    assertThatThrownBy(() -> MigrationNames.of("a".repeat(2_001)))
        .hasMessage("the pattern for names of migrations is longer than 2000 characters");
  }
}
