package io.slipway.engine.bundle;

import static io.slipway.engine.bundle.BundleFilesTests.files;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Verification scripts of the Flyway layout, which Flyway itself passes over.
class VerificationScriptTests {

  private static final Map<String, String> FILES =
      Map.of(
          "V1__orders.sql", "CREATE TABLE orders (id int);",
          "V1__orders.sql.verify", "SELECT count(*) = 0 FROM orders;",
          "sub/R__totals.sql", "CREATE OR REPLACE VIEW totals AS SELECT 1 AS total;",
          "sub/R__totals.SQL.verify", "SELECT ${wanted};");

  @TempDir Path folder;

  private static Bundle read(BundleSettings.Flyway settings) {
    return new FlywayReader(
            files(
                FILES.entrySet().stream()
                    .flatMap(file -> Stream.of(file.getKey(), file.getValue()))
                    .toArray(String[]::new)),
            settings)
        .read();
  }

  @Test
  void they_stand_beside_their_migrations() throws PlaceholderException {
    var bundle = read(BundleSettings.Flyway.DEFAULT);

    assertThat(bundle.findings()).isEmpty();
    assertThat(bundle.migrations())
        .extracting(migration -> migration.verification().map(SourceFile::path))
        .containsExactly(
            Optional.of("V1__orders.sql.verify"), Optional.of("sub/R__totals.SQL.verify"));
    assertThat(
            bundle
                .migrations()
                .getFirst()
                .renderVerification(Placeholders.of(PlaceholderSettings.DEFAULT, Map.of()))
                .map(rendered -> new String(rendered.utf8(), StandardCharsets.UTF_8)))
        .contains("SELECT count(*) = 0 FROM orders;");
  }

  @Test
  void flyway_passes_over_them_even_where_it_is_strict_about_names() throws IOException {
    for (var file : FILES.entrySet()) {
      var path = folder.resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.writeString(path, file.getValue());
    }
    try (var flyway = new RealFlyway()) {
      var configured = flyway.configure(folder, "").validateMigrationNaming(true);

      assertThat(RealFlyway.lines(configured))
          .extracting(RealFlyway.Line::script)
          .containsExactly("V1__orders.sql", "sub/R__totals.sql");
      assertThat(configured.load().migrate().migrationsExecuted).isEqualTo(2);
      configured.load().validate();
    }
  }

  @Test
  void the_checksum_is_the_migrations_alone() {
    var migration = read(BundleSettings.Flyway.DEFAULT).migrations().getFirst();

    assertThat(((FlywayMigration) migration).rawChecksum())
        .isEqualTo(FlywayChecksum.of("CREATE TABLE orders (id int);"));
  }
}
