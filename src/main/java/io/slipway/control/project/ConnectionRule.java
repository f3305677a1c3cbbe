package io.slipway.control.project;

import io.slipway.control.database.ControlServer;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Keeps targets and scratch databases off Slipway's own database, whose tables no migration may
// touch.
@Component
class ConnectionRule {

  private final ControlServer controlServer;

  ConnectionRule(ControlServer controlServer) {
    this.controlServer = controlServer;
  }

  Optional<Refusal> obstacleTo(Object object) {
    return switch (object) {
      case Target target when isControlDatabase(target.connection()) -> refusal("database");
      case Environment environment when isControlDatabase(environment) -> refusal("scratch.url");
      default -> Optional.empty();
    };
  }

  private static Optional<Refusal> refusal(String field) {
    return Optional.of(
        Refusal.ofField(
            ProblemCode.INVALID_FIELD, field, "is the control database of Slipway itself"));
  }

  private boolean isControlDatabase(Environment environment) {
    return environment
        .scratch()
        .filter(
            place -> place instanceof ScratchPlace.ByUrl byUrl && isControlDatabase(byUrl.url()))
        .isPresent();
  }

  private boolean isControlDatabase(TargetConnection connection) {
    return switch (connection) {
      case TargetConnection.OnControlServer(var database) ->
          database.value().equals(controlServer.database());
      case TargetConnection.ByUrl(var url, _, _) -> isControlDatabase(url);
    };
  }

  private boolean isControlDatabase(PostgresUrl url) {
    return url.database().equals(controlServer.database())
        && url.servers().equals(controlServer.servers());
  }
}
