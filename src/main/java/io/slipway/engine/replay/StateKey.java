package io.slipway.engine.replay;

import io.slipway.engine.execute.Callbacks.CallbackScript;
import io.slipway.engine.execute.Event;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.peer.FlywayPeer;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.peer.PrismaPeer;
import io.slipway.engine.scratch.Readiness;
import io.slipway.engine.scratch.TemplateKey;
import io.slipway.engine.sql.ByteRange;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Digests everything that the replayed state depends on.
final class StateKey {

  // Counts up whenever the same input makes another database than before.
  private static final String FORMAT = "slipway replay 1";

  private StateKey() {}

  static TemplateKey of(Peer peer, Confined confined, Readiness.Ready server) {
    var parts = new ArrayList<String>();
    parts.add(FORMAT);
    parts.add("server " + server.version().major() + " as " + server.user());
    parts.addAll(peer(peer));
    for (var event : Event.values()) {
      for (var callback : confined.callbacks().scripts().getOrDefault(event, List.of())) {
        parts.addAll(callback(event, callback));
      }
    }
    confined.steps().forEach(step -> parts.addAll(step(step)));
    return TemplateKey.of(parts);
  }

  private static List<String> peer(Peer peer) {
    var session = peer.session();
    var ledger =
        switch (peer) {
          case FlywayPeer flyway ->
              "flyway %s %s %s"
                  .formatted(
                      flyway.history().table(),
                      flyway.history().schemas(),
                      flyway.history().installedBy());
          case PrismaPeer prisma -> "prisma " + prisma.history().schema();
        };
    return List.of(ledger, session.schema(), Boolean.toString(session.keepsSearchPath()));
  }

  private static List<String> callback(Event event, CallbackScript callback) {
    return List.of("callback", event.toString(), callback.mode().name(), text(callback.script()));
  }

  // The file's own bytes beside what is sent: the ledger row holds their checksum.
  private static List<String> step(Step step) {
    var file = new String(step.migration().script().content(), StandardCharsets.ISO_8859_1);
    return List.of("step", step.name(), step.mode().name(), text(step.script()), file);
  }

  private static String text(StepScript script) {
    var statements = script.statements().size();
    return statements + ":" + script.script().text(whole(script));
  }

  private static ByteRange whole(StepScript script) {
    return new ByteRange(0, script.script().length());
  }
}
