package io.slipway.engine.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.engine.bundle.FlywayVersion;
import io.slipway.testing.TestDatabase;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;

/// Asks real Flyway and the ledger the same questions about one database and compares the answers.
final class FlywayOracle {

  private final TestDatabase database;
  private final FlywayFolder folder;

  FlywayOracle(TestDatabase database, FlywayFolder folder) {
    this.database = database;
    this.folder = folder;
  }

  /// Both see the same states, in the same order, and object to the same things.
  FlywayInfo agree(FlywayHistorySettings settings) {
    var flyway = configured(folder.flyway(database), settings).load();
    var ours = info(settings);
    var theirs = flyway.info();
    assertThat(lines(ours)).isEqualTo(lines(theirs.all()));
    assertThat(ours.current().map(FlywayOracle::line))
        .isEqualTo(Optional.ofNullable(theirs.current()).map(FlywayOracle::line));
    assertThat(ours.pending().stream().map(FlywayOracle::line))
        .containsExactlyElementsOf(lines(theirs.pending()));
    var errors =
        FlywayValidation.of(ours, settings.ignoreMigrationPatterns()).stream()
            .map(error -> error.code() + "\n" + error.message())
            .toList();
    var expected =
        flyway.validateWithResult().invalidMigrations.stream()
            .map(
                invalid ->
                    invalid.errorDetails.errorCode + "\n" + invalid.errorDetails.errorMessage)
            .toList();
    assertThat(errors).isEqualTo(expected);
    return ours;
  }

  FlywayInfo info(FlywayHistorySettings settings) {
    return FlywayInfo.of(folder.resolved(), rows(settings), settings);
  }

  List<FlywayRow> rows(FlywayHistorySettings settings) {
    try (var connection = database.connect()) {
      return new FlywayHistory(settings).read(connection);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  static FluentConfiguration configured(
      FluentConfiguration flyway, FlywayHistorySettings settings) {
    return flyway
        .outOfOrder(settings.outOfOrder())
        .baselineVersion(settings.baseline().baselineVersion().text())
        .baselineDescription(settings.baseline().baselineDescription())
        .baselineOnMigrate(settings.baseline().baselineOnMigrate())
        .defaultSchema(settings.table().defaultSchema())
        .table(settings.table().table())
        .target(target(settings.target()))
        .ignoreMigrationPatterns(
            settings.ignoreMigrationPatterns().stream()
                .map(IgnoreMigrationPattern::toString)
                .toArray(String[]::new));
  }

  private static String target(FlywayTarget target) {
    return switch (target) {
      case FlywayTarget.Latest() -> "latest";
      case FlywayTarget.Current() -> "current";
      case FlywayTarget.Next() -> "next";
      case FlywayTarget.Version(var version, var required) ->
          version.text() + (required ? "" : "?");
    };
  }

  static List<String> lines(FlywayInfo info) {
    return info.all().stream().map(FlywayOracle::line).toList();
  }

  private static List<String> lines(org.flywaydb.core.api.MigrationInfo[] infos) {
    return Arrays.stream(infos).map(FlywayOracle::line).toList();
  }

  static String line(MigrationInfo info) {
    return String.join(
        "|",
        info.version().map(FlywayVersion::text).orElse(""),
        info.description(),
        info.type().name(),
        info.state().displayName());
  }

  private static String line(org.flywaydb.core.api.MigrationInfo info) {
    return String.join(
        "|",
        Optional.ofNullable(info.getVersion()).map(MigrationVersion::getVersion).orElse(""),
        info.getDescription(),
        info.getType().name(),
        info.getState().getDisplayName());
  }
}
