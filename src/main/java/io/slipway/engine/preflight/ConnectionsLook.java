package io.slipway.engine.preflight;

import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;

/// Whether the run will get the connections that it needs.
final class ConnectionsLook implements Look {

  private static final String ADVICE =
      "End sessions that nobody needs, raise the limit, or run when less is going on.";

  /// One of the limits that hold for the role.
  private record Limit(String name, int most, int used) {
    int free() {
      return Math.max(0, most - used);
    }

    @Override
    public String toString() {
      return "%s: %d of %d in use".formatted(name, used, most);
    }
  }

  @Override
  public CheckResult at(Target target) throws SQLException {
    var limits =
        target.ask(
            "connection_limits.sql",
            row -> new Limit(row.getString("name"), row.getInt("most"), row.getInt("used")));
    return judge(limits, target.settings().connections());
  }

  private static CheckResult judge(List<Limit> limits, PreflightSettings.Connections settings) {
    var free = limits.stream().mapToInt(Limit::free).min().orElse(0);
    var details = limits.stream().map(Limit::toString).toList();
    var found =
        "%s free for this role; the run needs %d."
            .formatted(Texts.count(free, "connection is", "connections are"), settings.needed());
    if (free < settings.needed()) {
      return CheckResult.fail(Check.CONNECTIONS, found, ADVICE, details);
    }
    return free < settings.needed() + settings.spare()
        ? CheckResult.warn(Check.CONNECTIONS, found, ADVICE, details)
        : CheckResult.pass(Check.CONNECTIONS, found, details);
  }

  static CheckResult refused(String message) {
    return CheckResult.fail(
        Check.CONNECTIONS,
        "The server refused another connection.",
        ADVICE,
        Stream.of(message).toList());
  }
}
