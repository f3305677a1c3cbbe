package io.slipway.engine.lint.rule.script;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.PassedScript;
import io.slipway.engine.lint.rule.ScriptRule;
import java.util.stream.Stream;

/// A script whose version is lower than that of one that ran before.
final class KeepVersionsInOrder implements ScriptRule {

  @Override
  public String id() {
    return "SW005";
  }

  @Override
  public Stream<Finding> check(PassedScript script) {
    return script.outOfOrder()
        ? Stream.of(
            at(
                script.place(),
                "%s has not run here, and a migration of a higher version has: a new database would run the two in the other order."
                    .formatted(script.path())))
        : Stream.empty();
  }
}
