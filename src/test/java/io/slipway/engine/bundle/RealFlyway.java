package io.slipway.engine.bundle;

import io.slipway.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationInfo;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;

/// The oracle: what Flyway itself makes of a folder, on an empty database.
final class RealFlyway implements AutoCloseable {

  private final TestDatabase database = TestDatabase.create();

  /// A migration as both sides describe it.
  record Line(
      String type,
      @Nullable String version,
      String description,
      String script,
      @Nullable Integer checksum) {

    static Line of(MigrationInfo info) {
      var version = info.getVersion();
      return new Line(
          info.getType().name(),
          version == null ? null : version.getVersion(),
          info.getDescription(),
          info.getScript(),
          info.getChecksum());
    }

    static Line of(FlywayMigration migration, Placeholders placeholders) {
      try {
        return new Line(
            migration.kind() == FlywayMigration.Kind.BASELINE ? "SQL_BASELINE" : "SQL",
            migration.version().map(FlywayVersion::text).orElse(null),
            migration.description(),
            migration.scriptPath(),
            migration.checksum(placeholders));
      } catch (PlaceholderException e) {
        throw new AssertionError(e);
      }
    }
  }

  FluentConfiguration configure(Path root, String... locations) {
    var below =
        Arrays.stream(locations)
            .map(location -> "filesystem:" + root + (location.isEmpty() ? "" : "/" + location));
    return Flyway.configure()
        .dataSource(database.url(), database.user(), database.password())
        .locations(below.toArray(String[]::new));
  }

  static List<Line> lines(FluentConfiguration configuration) {
    return Arrays.stream(configuration.load().info().all()).map(Line::of).toList();
  }

  /// Ours, sorted as `info` sorts.
  static List<Line> lines(Bundle bundle, Placeholders placeholders) {
    return bundle.migrations().stream()
        .map(migration -> Line.of((FlywayMigration) migration, placeholders))
        .toList();
  }

  @Override
  public void close() {
    database.close();
  }
}
