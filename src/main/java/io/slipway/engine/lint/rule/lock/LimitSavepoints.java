package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedScript;
import io.slipway.engine.lint.rule.ScriptRule;
import io.slipway.engine.sql.StatementNature.Verb;
import io.slipway.engine.sql.form.SessionForm.Transaction;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// More savepoints in one transaction than a server process remembers.
final class LimitSavepoints implements ScriptRule {

  // PGPROC_MAX_CACHED_SUBXIDS of PostgreSQL's source.
  private static final int REMEMBERED = 64;

  @Override
  public String id() {
    return "SW417";
  }

  @Override
  public Stream<Finding> check(PassedScript script) {
    return script.statements().stream()
        .filter(LimitSavepoints::saves)
        .collect(Collectors.groupingBy(Passed::transaction))
        .values()
        .stream()
        .filter(savepoints -> savepoints.size() > REMEMBERED)
        .map(this::finding);
  }

  private static boolean saves(Passed passed) {
    return passed.form() instanceof Transaction(var verb, _) && verb == Verb.SAVEPOINT;
  }

  private Finding finding(List<Passed> savepoints) {
    return at(
        savepoints.get(REMEMBERED).place(),
        "The transaction makes %d savepoints, and a server process remembers %d: from this one on, all sessions look up on disk which of them committed."
            .formatted(savepoints.size(), REMEMBERED));
  }
}
