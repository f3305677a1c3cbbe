package io.slipway.engine.ledger;

import io.slipway.engine.bundle.FlywayVersion;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Flyway's `baseline`: takes over a database that already has what the first migrations create.
///
/// @param settings name the table, the version and the description
public record FlywayBaselining(FlywayHistorySettings settings) {

  /// What came of it.
  public sealed interface Outcome {}

  /// The table was created, with the baseline as its first row.
  public record Baselined(FlywayRow row) implements Outcome {}

  /// The very same baseline was there before; nothing was done.
  public record AlreadyBaselined(FlywayRow row) implements Outcome {}

  /// Nothing was done.
  ///
  /// @param reason in Flyway's words
  public record Refused(String reason) implements Outcome {}

  /// Baselines, in the caller's transaction or else in one of its own.
  public Outcome apply(Connection connection) throws SQLException {
    var history = new FlywayHistory(settings);
    return Transaction.within(
        connection,
        () -> {
          if (history.exists(connection)) {
            return existing(history.read(connection));
          }
          history.create(connection);
          var row = FlywayNewRow.baseline(settings.baseline());
          return new Baselined(history.insert(connection, row));
        });
  }

  private Outcome existing(List<FlywayRow> rows) {
    var marker = marker(rows);
    if (marker.isPresent()) {
      return isSame(marker.get()) ? new AlreadyBaselined(marker.get()) : other(marker.get());
    }
    if (!rows.isEmpty()
        && rows.getFirst().type() == FlywayType.SCHEMA
        && settings.baseline().baselineVersion().equals(FlywayVersion.parse("0"))) {
      return refused(" with version 0 as this version was used for schema creation");
    }
    return rows.isEmpty()
        ? refused(
            " as it already exists, and is empty.\n"
                + "Delete the schema history table, and run baseline again.")
        : refused(" as it already contains migrations");
  }

  // Only a schema marker can stand before it.
  private static Optional<FlywayRow> marker(List<FlywayRow> rows) {
    return rows.stream().limit(2).filter(row -> row.type() == FlywayType.BASELINE).findFirst();
  }

  private boolean isSame(FlywayRow marker) {
    return marker.hasReadableVersion()
        && marker.version().filter(settings.baseline().baselineVersion()::equals).isPresent()
        && marker.description().equals(settings.baseline().baselineDescription());
  }

  private Outcome other(FlywayRow marker) {
    return refused(
        " with (%s,%s) as it has already been baselined with (%s,%s)"
            .formatted(
                settings.baseline().baselineVersion(),
                settings.baseline().baselineDescription(),
                marker.versionText().orElse("null"),
                marker.description()));
  }

  private Outcome refused(String reason) {
    return new Refused(
        "Unable to baseline schema history table " + settings.table().quoted() + reason);
  }
}
