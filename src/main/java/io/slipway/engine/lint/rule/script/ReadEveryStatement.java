package io.slipway.engine.lint.rule.script;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.Unread;
import java.util.stream.Stream;

/// A statement that the grammar does not accept is never taken for a harmless one.
final class ReadEveryStatement implements StatementRule {

  @Override
  public String id() {
    return "SW001";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return sight
        .form(Unread.class)
        .map(
            unread ->
                at(
                    sight,
                    "The statement cannot be read: %s. What it does, only a rehearsal can show."
                        .formatted(unread.reason())));
  }
}
