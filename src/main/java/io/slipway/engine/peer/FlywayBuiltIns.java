package io.slipway.engine.peer;

import io.slipway.engine.ledger.FlywayTable;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Map;

/// The values of the placeholders that Flyway itself provides, on one target.
final class FlywayBuiltIns {

  private static final DateTimeFormatter TIMESTAMP =
      DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);

  private FlywayBuiltIns() {}

  /// Two are not what Flyway's command line would say, because Slipway has neither: the working
  /// directory is `.`, and the environment `default`. The timestamp is the plan's, in UTC.
  static Map<String, String> of(TargetFacts facts, FlywayTable table) {
    return Map.of(
        "flyway:defaultSchema", table.defaultSchema(),
        "flyway:user", facts.user(),
        "flyway:database", facts.database(),
        "flyway:timestamp", TIMESTAMP.format(facts.plannedAt()),
        "flyway:workingDirectory", ".",
        "flyway:table", table.table(),
        "flyway:environment", "default");
  }
}
