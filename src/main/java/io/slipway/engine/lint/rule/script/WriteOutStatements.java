package io.slipway.engine.lint.rule.script;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.RoutineForm.Body;
import io.slipway.engine.sql.form.RoutineForm.Call;
import io.slipway.engine.sql.form.RoutineForm.DoBlock;
import io.slipway.engine.sql.form.SessionForm.MetaCommand;
import java.util.Optional;
import java.util.stream.Stream;

/// SQL that runs and that nobody can read here.
///
/// What stands in a block as it is, is judged like any statement; a function's body is not run.
final class WriteOutStatements implements StatementRule {

  @Override
  public String id() {
    return "SW002";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return reason(sight.form()).stream()
        .map(reason -> at(sight, reason + " What that does, only a rehearsal can show."));
  }

  private static Optional<String> reason(Form form) {
    return switch (form) {
      case DoBlock(_, var body) -> reason(body);
      case Call(var routine) ->
          Optional.of("The procedure %s is called.".formatted(Sql.shown(routine)));
      case MetaCommand(var name) ->
          Optional.of("%s is a command of psql, which no server understands.".formatted(name));
      default -> Optional.empty();
    };
  }

  private static Optional<String> reason(Body body) {
    if (body.unread().isPresent()) {
      return Optional.of("The block cannot be read: %s.".formatted(body.unread().get()));
    }
    var times = body.dynamic().size();
    return times == 0
        ? Optional.empty()
        : Optional.of(
            times == 1
                ? "The block runs SQL that it makes of text (EXECUTE)."
                : "The block runs SQL that it makes of text (EXECUTE, in %d places)."
                    .formatted(times));
  }
}
