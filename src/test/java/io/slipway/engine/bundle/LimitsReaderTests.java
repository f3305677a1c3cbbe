package io.slipway.engine.bundle;

import static io.slipway.engine.bundle.BundleFilesTests.files;
import static io.slipway.engine.bundle.BundleFilesTests.problems;
import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.conductor.ScriptLimits;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsReaderTests {

  private static final ScriptLimits FIVE_SECONDS =
      new ScriptLimits(
          Optional.of(Duration.ofSeconds(5)), Optional.empty(), Optional.empty(), Optional.empty());

  private static Migration read(String... namesAndTexts) {
    return BundleReader.read(files(namesAndTexts), BundleSettings.Flyway.DEFAULT)
        .migrations()
        .getFirst();
  }

  private static List<BundleFinding> refused(String... namesAndTexts) {
    return problems(
        () -> {
          read(namesAndTexts);
          return files(namesAndTexts);
        });
  }

  @Nested
  class InAScript {

    @Test
    void everything_can_be_asked_for_in_one_comment_or_in_several() {
      var whole =
          "-- slipway: lock_timeout=500ms, statement_timeout=10min, tries=5, budget=2h\nSELECT 1;";
      var parts =
          """
          -- Widens the table; nobody uses it at night.
          -- slipway: lock_timeout=500ms
          /* and */ --slipway : tries = 5 ,statement_timeout=10m
          -- Slipway: budget=120min
          SELECT 1;
          """;
      var expected =
          new ScriptLimits(
              Optional.of(Duration.ofMillis(500)),
              Optional.of(Duration.ofMinutes(10)),
              Optional.of(5),
              Optional.of(Duration.ofHours(2)));

      assertThat(read("V1__a.sql", whole).limits()).isEqualTo(expected);
      assertThat(read("V1__a.sql", parts).limits()).isEqualTo(expected);
      assertThat(expected)
          .hasToString("lock_timeout=500ms, statement_timeout=10min, tries=5, budget=2h");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT '\n-- slipway: lock_timeout=5s\n';",
          "DO $$ BEGIN\n-- slipway: lock_timeout=5s\nEND $$;",
          "/*\n-- slipway: lock_timeout=5s\n*/ SELECT 1;",
          "-- -- slipway: lock_timeout=5s\nSELECT 1;",
          "-- slipway:allow SW101 reason=\"a, b=c\"\nSELECT 1; -- slipway:allow-file SW102",
          "COPY t FROM STDIN;\n-- slipway: lock_timeout=5s\n\\.\n",
          "-- slipway is great: lock_timeout=5s\nSELECT 1;"
        })
    void what_is_no_comment_of_its_own_asks_for_nothing(String script) {
      assertThat(read("V1__a.sql", script).limits()).isEqualTo(ScriptLimits.NONE);
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "SELECT 1;\n-- slipway: lock_timeout=5s\nSELECT 2;",
          "SELECT 1;\nSELECT 2; -- slipway: lock_timeout=5s",
          "SELECT 1,\n-- slipway: lock_timeout=5s\n 2;",
          "COPY t FROM STDIN;\n1\n\\.\n\n-- slipway: lock_timeout=5s\n"
        })
    void one_that_would_have_no_effect_is_refused_with_its_line(String script) {
      var line = script.substring(0, script.indexOf("-- slipway")).split("\n", -1).length;

      assertThat(refused("V1__a.sql", script))
          .containsExactly(
              FindingCode.LIMITS_INVALID.at(
                  "V1__a.sql",
                  "line "
                      + line
                      + ": a comment with slipway: holds for the whole script and stands at its"
                      + " head, before its first statement"));
    }

    @ParameterizedTest
    @CsvSource(
        delimiter = '|',
        textBlock =
            """
            lock_timeout=5              | lock_timeout: expected a duration from 0 to 7d
            lock_timeout=5 s            | lock_timeout: expected a duration from 0 to 7d
            lock_timeout=${patience}    | lock_timeout: expected a duration from 0 to 7d
            statement_timeout=8d        | statement_timeout: expected a duration from 0 to 7d
            budget=-1s                  | budget: expected a duration from 0 to 7d
            tries=0                     | tries: expected a whole number from 1 to 10000, not 0
            tries=10001                 | tries: expected a whole number from 1 to 10000
            tries=5, tries=6            | tries is given twice
            lock_timout=5s              | lock_timout is no setting of a script; there are lock_timeout
            blocking-lock-timeout=5s    | blocking-lock-timeout is no setting of a script
            takes an hour               | expected settings such as lock_timeout=5s, tries=5
            tries=5,                    | expected settings such as lock_timeout=5s, tries=5
            """)
    void what_is_unknown_or_impossible_is_refused_with_its_line(String asked, String message) {
      assertThat(refused("V1__a.sql", "-- why\n\n-- slipway: " + asked + "\nSELECT 1;"))
          .singleElement()
          .satisfies(
              problem -> {
                assertThat(problem.code()).isEqualTo("LIMITS_INVALID");
                assertThat(problem.path()).isEqualTo("V1__a.sql");
                assertThat(problem.message()).startsWith("line 3: " + message);
              });
    }

    @Test
    void a_callback_has_none() {
      assertThat(
              refused(
                  "V1__a.sql", "SELECT 1;", "afterMigrate.sql", "-- slipway: tries=2\nSELECT 1;"))
          .extracting(BundleFinding::code, BundleFinding::path)
          .containsExactly(
              org.assertj.core.api.Assertions.tuple("LIMITS_INVALID", "afterMigrate.sql"));
    }

    @Test
    void a_down_script_has_its_own() {
      var migration =
          read("V1__a.sql", "SELECT 1;", "U1__a.sql", "-- slipway: lock_timeout=5s\nSELECT 1;");

      assertThat(migration.limits()).isEqualTo(ScriptLimits.NONE);
      assertThat(migration.downLimits()).isEqualTo(FIVE_SECONDS);
    }

    @Test
    void prismas_scripts_have_theirs() {
      var migration =
          BundleReader.read(
                  files(
                      "migration_lock.toml",
                      "provider = \"postgresql\"\n",
                      "0_init/migration.sql",
                      "\uFEFF-- slipway: lock_timeout=5s\nSELECT 1;",
                      "0_init/down.sql",
                      "-- slipway: tries=2\nSELECT 1;"),
                  new BundleSettings.Prisma())
              .migrations()
              .getFirst();

      assertThat(migration.limits()).isEqualTo(FIVE_SECONDS);
      assertThat(migration.downLimits().tries()).contains(2);
    }
  }

  @Nested
  class InAConfFile {

    @Test
    void a_comment_asks_and_is_stronger_than_the_scripts_own() {
      var migration =
          read(
              "V1__a.sql",
              "-- slipway: lock_timeout=1s, tries=2\nSELECT 1;",
              "V1__a.sql.conf",
              "executeInTransaction=false\n  # slipway: lock_timeout=5s\n");

      assertThat(migration.limits().lockTimeout()).contains(Duration.ofSeconds(5));
      assertThat(migration.limits().tries()).contains(2);
    }

    @Test
    void placeholders_are_replaced_as_in_the_rest_of_it() {
      var settings =
          new BundleSettings.Flyway(
              List.of(""),
              FlywayNaming.DEFAULT,
              StandardCharsets.UTF_8,
              new PlaceholderSettings(true, "${", "}", Map.of("patience", "5s")));
      var bundle = files("V1__a.sql", "", "V1__a.sql.conf", "! slipway: lock_timeout=${patience}");

      assertThat(BundleReader.read(bundle, settings).migrations().getFirst().limits())
          .isEqualTo(FIVE_SECONDS);
    }

    @Test
    void mistakes_are_refused_with_file_and_line() {
      assertThat(refused("V1__a.sql", "", "V1__a.sql.conf", "encoding=UTF-8\n# slipway: tries=no"))
          .containsExactly(
              FindingCode.LIMITS_INVALID.at(
                  "V1__a.sql.conf",
                  "line 2: tries: expected a whole number from 1 to 10000, not no"));
    }

    @Test
    void a_key_that_real_flyway_would_refuse_is_refused_with_the_way_to_write_it() {
      assertThat(refused("V1__a.sql", "", "V1__a.sql.conf", "slipway.lock_timeout=5s"))
          .singleElement()
          .satisfies(
              problem ->
                  assertThat(problem.message())
                      .startsWith("Unknown configuration property: slipway.lock_timeout")
                      .endsWith("# slipway: lock_timeout=5s"));
    }

    @Test
    void real_flyway_passes_over_both_kinds_of_comment(@TempDir Path folder) throws IOException {
      Files.writeString(folder.resolve("V1__a.sql"), "-- slipway: tries=2\nSELECT 1;");
      Files.writeString(folder.resolve("V1__a.sql.conf"), "# slipway: lock_timeout=5s\n");
      try (var flyway = new RealFlyway()) {
        assertThat(flyway.configure(folder, "").load().migrate().migrationsExecuted).isEqualTo(1);
      }
    }
  }
}
