package io.slipway.control.project;

import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.postgres.ServerVersion;
import java.sql.SQLException;
import java.time.Duration;
import org.springframework.stereotype.Component;

/// Looks whether targets answer.
@Component
class TargetHealth {

  private final TargetConnections connections;
  private final Duration timeout;

  TargetHealth(TargetConnections connections, TargetSettings settings) {
    this.connections = connections;
    this.timeout = settings.healthTimeout();
  }

  /// What a target answered.
  sealed interface Finding {

    /// @param latency from before the connection was opened until its first query was answered
    record Reachable(ServerVersion version, Duration latency) implements Finding {}

    /// @param sqlState as in [UnreachableTargetException#sqlState()]
    record Unreachable(String sqlState, String reason) implements Finding {}
  }

  Finding of(Target target) {
    var start = System.nanoTime();
    try (var connection =
        connections.open(target, "slipway health " + target.id(), timeout, timeout)) {
      var version = ServerVersion.of(connection);
      return new Finding.Reachable(version, Duration.ofNanos(System.nanoTime() - start));
    } catch (UnreachableTargetException e) {
      return new Finding.Unreachable(e.sqlState(), e.reason());
    } catch (SQLException e) {
      var failure = PostgresFailure.of(e);
      return new Finding.Unreachable(failure.sqlState(), failure.message());
    }
  }
}
