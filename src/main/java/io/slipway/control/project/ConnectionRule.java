package io.slipway.control.project;

import io.slipway.control.database.ControlServer;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Keeps targets off Slipway's own database, whose tables no migration may touch.
@Component
class ConnectionRule {

  private final ControlServer controlServer;

  ConnectionRule(ControlServer controlServer) {
    this.controlServer = controlServer;
  }

  Optional<Refusal> obstacleTo(Object object) {
    return object instanceof Target target && isControlDatabase(target.connection())
        ? Optional.of(
            Refusal.ofField(
                ProblemCode.INVALID_FIELD, "database", "is the control database of Slipway itself"))
        : Optional.empty();
  }

  private boolean isControlDatabase(TargetConnection connection) {
    return switch (connection) {
      case TargetConnection.OnControlServer(var database) ->
          database.value().equals(controlServer.database());
      case TargetConnection.ByUrl(var url, _, _) ->
          url.database().equals(controlServer.database())
              && url.servers().equals(controlServer.servers());
    };
  }
}
