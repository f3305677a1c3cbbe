package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedScript;
import io.slipway.engine.lint.rule.ScriptRule;
import io.slipway.engine.sql.StatementNature.Verb;
import io.slipway.engine.sql.form.SessionForm.Transaction;
import java.util.stream.Stream;

/// A script that ends in a transaction of its own.
final class EndTransactions implements ScriptRule {

  @Override
  public String id() {
    return "SW410";
  }

  @Override
  public Stream<Finding> check(PassedScript script) {
    return script.leftOpen() ? Stream.of(finding(script)) : Stream.empty();
  }

  private Finding finding(PassedScript script) {
    var place =
        script.statements().stream()
            .filter(EndTransactions::begins)
            .reduce((_, last) -> last)
            .map(Passed::place)
            .orElse(script.place());
    return at(
        place,
        "The transaction is never committed: when the session is closed, PostgreSQL undoes everything from here on.");
  }

  private static boolean begins(Passed passed) {
    return passed.form() instanceof Transaction(var verb, _) && verb == Verb.BEGIN;
  }
}
