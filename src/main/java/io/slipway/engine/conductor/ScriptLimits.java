package io.slipway.engine.conductor;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one script asks for in place of what its environment gives all scripts.
///
/// @param lockTimeout how long each of its statements, of whatever class, may wait for each lock
/// @param statementTimeout how long each of them may take in all
/// @param tries how often it is tried at most
/// @param budget how long at most after the first try began a further one may begin
public record ScriptLimits(
    Optional<Duration> lockTimeout,
    Optional<Duration> statementTimeout,
    Optional<Integer> tries,
    Optional<Duration> budget) {

  /// Of a script that asks for nothing.
  public static final ScriptLimits NONE =
      new ScriptLimits(Optional.empty(), Optional.empty(), Optional.empty(), Optional.empty());

  private record Unit(String name, Duration duration) {}

  private static final List<Unit> UNITS =
      List.of(
          new Unit("d", Duration.ofDays(1)),
          new Unit("h", Duration.ofHours(1)),
          new Unit("min", Duration.ofMinutes(1)),
          new Unit("s", Duration.ofSeconds(1)));

  /// What is asked for here, and what another asks for beside it.
  public ScriptLimits or(ScriptLimits other) {
    return new ScriptLimits(
        lockTimeout.or(other::lockTimeout),
        statementTimeout.or(other::statementTimeout),
        tries.or(other::tries),
        budget.or(other::budget));
  }

  Timeouts over(Timeouts usual) {
    return new Timeouts(
        lockTimeout.orElse(usual.lock()), statementTimeout.orElse(usual.statement()));
  }

  Retry over(Retry usual) {
    return new Retry(
        tries.orElse(usual.tries()),
        budget.orElse(usual.budget()),
        usual.firstPause(),
        usual.longestPause());
  }

  /// A duration as scripts write it, and as PostgreSQL would read it.
  public static String inWords(Duration duration) {
    return UNITS.stream()
        .filter(unit -> duration.toMillis() % unit.duration().toMillis() == 0)
        .filter(_ -> !duration.isZero())
        .findFirst()
        .map(unit -> duration.dividedBy(unit.duration()) + unit.name())
        .orElse(duration.isZero() ? "0" : duration.toMillis() + "ms");
  }

  /// As a script would write it; empty when it asks for nothing.
  @Override
  public String toString() {
    var words = new ArrayList<String>();
    lockTimeout.ifPresent(timeout -> words.add("lock_timeout=" + inWords(timeout)));
    statementTimeout.ifPresent(timeout -> words.add("statement_timeout=" + inWords(timeout)));
    tries.ifPresent(number -> words.add("tries=" + number));
    budget.ifPresent(time -> words.add("budget=" + inWords(time)));
    return String.join(", ", words);
  }
}
