package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Amounts;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedScript;
import io.slipway.engine.lint.rule.ScriptRule;
import io.slipway.engine.lint.rule.Timeouts;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.StatementNature.Verb;
import io.slipway.engine.sql.form.SessionForm.SetParameter;
import io.slipway.engine.sql.form.SessionForm.Transaction;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// A `lock_timeout` that limits nothing.
///
/// A session without a limit is right for what waits without being in anybody's way, so 0 is found
/// only where a strong lock is taken under it.
final class SetEffectiveLockTimeout implements ScriptRule {

  // Longer than any client's patience with a query that queues behind the lock.
  private static final Duration BUDGET = Duration.ofSeconds(30);

  @Override
  public String id() {
    return "SW402";
  }

  @Override
  public Stream<Finding> check(PassedScript script) {
    return IntStream.range(0, script.statements().size())
        .boxed()
        .flatMap(
            i -> setting(script.statements().get(i)).flatMap(it -> check(script, i, it)).stream());
  }

  private static Optional<SetParameter> setting(Passed passed) {
    return passed.form() instanceof SetParameter set && set.parameter().equals(Timeouts.LOCK)
        ? Optional.of(set)
        : Optional.empty();
  }

  private Optional<Finding> check(PassedScript script, int index, SetParameter set) {
    return problem(script, index, set)
        .map(problem -> at(script.statements().get(index).place(), problem));
  }

  private static Optional<String> problem(PassedScript script, int index, SetParameter set) {
    if (set.local() && isOutsideTransaction(script, index)) {
      return Optional.of(
          "SET LOCAL stands outside of a transaction: PostgreSQL warns of it and sets nothing.");
    }
    var locked = under(script.statements(), index).filter(SetEffectiveLockTimeout::isStrong);
    var first = locked.findFirst();
    if (first.isEmpty()) {
      return tooLate(script.statements(), index, set);
    }
    var time = set.value().flatMap(SettingTime::of);
    return time.filter(it -> it.isZero() || it.compareTo(BUDGET) > 0)
        .map(it -> tooLong(it, first.get()));
  }

  private static String tooLong(Duration time, Passed first) {
    var line = first.place().from().line();
    return time.isZero()
        ? "A lock_timeout of 0 is none: the statement on line %d waits for its lock without end, and everybody else behind it."
            .formatted(line)
        : "A lock_timeout of %s lets the statement on line %d stop everybody else for as long, before it has even begun."
            .formatted(Amounts.duration(time), line);
  }

  // What is set holds until the transaction ends, or something else is set.
  private static Stream<Passed> under(List<Passed> statements, int index) {
    var set = statements.get(index);
    var isLocal = set.form() instanceof SetParameter it && it.local();
    return statements.stream()
        .skip(index + 1L)
        .takeWhile(later -> setting(later).isEmpty() && (!isLocal || later.isWith(set)));
  }

  private static Optional<String> tooLate(List<Passed> statements, int index, SetParameter set) {
    var isBounding = set.value().flatMap(SettingTime::of).filter(it -> !it.isZero()).isPresent();
    var setter = statements.get(index);
    return statements.stream()
        .limit(index)
        .filter(earlier -> earlier.isWith(setter) && isStrong(earlier))
        .filter(_ -> isBounding && !isBoundBefore(statements, index))
        .findFirst()
        .map(
            earlier ->
                "It comes too late: the statement on line %d has waited for its lock already, and none behind it takes one that others wait for."
                    .formatted(earlier.place().from().line()));
  }

  private static boolean isBoundBefore(List<Passed> statements, int index) {
    return statements.stream().limit(index).anyMatch(it -> setting(it).isPresent());
  }

  private static boolean isStrong(Passed passed) {
    return passed.effects().locks().values().stream()
        .anyMatch(mode -> mode.compareTo(LockMode.SHARE) >= 0);
  }

  private static boolean isOutsideTransaction(PassedScript script, int index) {
    return switch (script.sending()) {
      case ONE_TRANSACTION -> false;
      case ONE_MESSAGE -> script.statements().size() == 1;
      case STATEMENT_BY_STATEMENT -> !isInOwnTransaction(script.statements(), index);
    };
  }

  private static boolean isInOwnTransaction(List<Passed> statements, int index) {
    var set = statements.get(index);
    return set.isNested()
        || statements.stream()
            .limit(index)
            .filter(set::isWith)
            .anyMatch(it -> it.form() instanceof Transaction(var verb, _) && verb == Verb.BEGIN);
  }
}
