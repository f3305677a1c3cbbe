package io.slipway.engine.replay;

import io.slipway.engine.execute.Callbacks.CallbackScript;
import io.slipway.engine.execute.StepScript;
import io.slipway.engine.sql.ByteRange;
import io.slipway.engine.sql.Reach;
import io.slipway.engine.sql.Script;
import io.slipway.engine.sql.Statement;
import io.slipway.engine.sql.Words;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Takes out of one script after another what must not run on a scratch server.
final class Confinement {

  // CREATE ROLE name
  private static final int PLACE_OF_NEW_ROLE = 2;
  private static final int SHOWN_WORDS = 4;

  private final TargetRoles roles;
  private final Set<String> newRoles = new TreeSet<>();
  private final List<String> leftOut = new ArrayList<>();
  private final List<String> refusals = new ArrayList<>();

  Confinement(TargetRoles roles) {
    this.roles = roles;
  }

  Set<String> newRoles() {
    return newRoles;
  }

  List<String> leftOut() {
    return leftOut;
  }

  List<String> refusals() {
    return refusals;
  }

  CallbackScript callback(CallbackScript callback) {
    return new CallbackScript(script(callback.script()), callback.mode());
  }

  StepScript script(StepScript script) {
    var kept = new ArrayList<Statement>();
    var removed = new ArrayList<Statement>();
    for (var statement : script.statements()) {
      var reach = Reach.of(script.script().text(statement));
      if (reach.isEmpty()) {
        kept.add(statement);
      } else {
        removed.add(statement);
        judge(script, statement, reach.get());
      }
    }
    return removed.isEmpty()
        ? script
        : new StepScript(script.path(), without(script, removed), kept, script.source());
  }

  private void judge(StepScript script, Statement statement, Reach reach) {
    switch (reach.kind()) {
      case NEW_ROLE -> newRole(script, statement);
      case ROLES, SHARED_OBJECT -> leftOut.add(words(script, statement, reach.reason()));
      case BEYOND -> refusals.add(words(script, statement, reach.reason()));
    }
  }

  private void newRole(StepScript script, Statement statement) {
    var words = Words.of(script.script().text(statement));
    var name = words.size() > PLACE_OF_NEW_ROLE ? words.get(PLACE_OF_NEW_ROLE) : "";
    if (roles.shared() && !roles.names().contains(name)) {
      refusals.add(
          words(
              script,
              statement,
              "It makes the role %s, and the scratch server is the target's own cluster."
                  .formatted(name)));
      return;
    }
    newRoles.add(name);
    leftOut.add(words(script, statement, "It makes the role " + name + "."));
  }

  // Names and key words alone: a string of a statement may be a password.
  private static String words(StepScript script, Statement statement, String reason) {
    var words = Words.of(script.script().text(statement));
    return "%s, line %d: %s (%s …)"
        .formatted(
            script.path(),
            script.fileLine(statement.line()),
            reason,
            String.join(" ", words.subList(0, Math.min(SHOWN_WORDS, words.size()))));
  }

  // Blanks in their place, so that every other statement stays where it is.
  private static Script without(StepScript script, List<Statement> removed) {
    var whole = script.script();
    var text = new StringBuilder();
    var place = 0L;
    for (var statement : removed) {
      text.append(whole.text(new ByteRange(place, statement.range().start())));
      text.append(blanks(whole.text(statement)));
      place = statement.range().end();
    }
    return Script.of(text.append(whole.text(new ByteRange(place, whole.length()))).toString());
  }

  private static String blanks(String text) {
    var bytes = text.getBytes(StandardCharsets.UTF_8);
    for (var i = 0; i < bytes.length; i++) {
      if (bytes[i] != '\n' && bytes[i] != '\r') {
        bytes[i] = ' ';
      }
    }
    return new String(bytes, StandardCharsets.US_ASCII);
  }
}
