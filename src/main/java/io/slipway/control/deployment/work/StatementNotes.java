package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.RunStatement;
import io.slipway.control.deployment.state.RunStatement.Outcome;
import io.slipway.control.deployment.state.RunStep;
import io.slipway.control.deployment.state.StatementUnderWay;
import io.slipway.control.deployment.state.StatementUnderWay.Progress;
import io.slipway.engine.conductor.CommandProgress;
import io.slipway.engine.execute.StatementResult;
import io.slipway.engine.execute.Step;
import io.slipway.engine.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Notes a run's statements: the one under way, and of each step the first and the last ones and
/// those that took long. A script of 100,000 statements leaves no more behind than one of 200,
/// unless it takes its time.
///
/// Not for several threads at once.
final class StatementNotes {

  static final int FIRST = 50;
  static final int LAST = 50;
  static final int SLOW = 500;
  static final Duration SLOW_FROM = Duration.ofSeconds(1);

  private static final int NOTICE_LENGTH = 500;
  // An index that is built for hours is told of about a hundred times.
  private static final int SHARE_OF_TIME = 10;

  /// Something that was sent.
  ///
  /// @param statement null for a whole script
  private record Sent(RunStep of, Step step, @Nullable Statement statement, Instant since) {}

  private record Ended(Sent sent, Outcome outcome, Instant at, @Nullable StatementResult result) {

    private boolean wasSlow() {
      return Duration.between(sent.since(), at).compareTo(SLOW_FROM) >= 0;
    }
  }

  private final int attempt;
  private final Clock clock;
  private final List<Ended> kept = new ArrayList<>();
  private final Deque<Ended> last = new ArrayDeque<>();
  private int first;
  private int slow;
  private @Nullable Sent current;
  private @Nullable Progress progress;
  private Instant tellFrom = Instant.MAX;
  private boolean told;

  StatementNotes(int attempt, Clock clock) {
    this.attempt = attempt;
    this.clock = clock;
  }

  /// A step begins, perhaps anew: what was noted of it until now counts no more.
  void begun(int step) {
    kept.removeIf(ended -> ended.sent().of().number() == step);
    last.clear();
    first = 0;
    slow = 0;
    current = null;
  }

  /// @param statement null for a whole script
  void sent(RunStep of, Step step, @Nullable Statement statement) {
    var now = clock.instant();
    current = new Sent(of, step, statement, now);
    progress = null;
    told = false;
    tellFrom = now.plus(SLOW_FROM);
  }

  void progressed(CommandProgress now) {
    progress = Progress.of(now);
  }

  /// The statement under way succeeded.
  ///
  /// @return whether watchers were told of it while it lasted
  boolean succeeded(StatementResult result) {
    if (current == null) {
      return false;
    }
    var ended = new Ended(current, Outcome.SUCCEEDED, clock.instant(), result);
    current = null;
    if (first < FIRST) {
      first++;
      kept.add(ended);
    } else if (ended.wasSlow() && slow < SLOW) {
      slow++;
      kept.add(ended);
    } else {
      addLast(ended);
    }
    return told;
  }

  private void addLast(Ended ended) {
    last.addLast(ended);
    if (last.size() > LAST) {
      last.removeFirst();
    }
  }

  /// The statement under way failed, or its session broke, and it will be sent again.
  void undone() {
    current = null;
  }

  /// The step came to its end: the statements behind which none came are its last ones.
  ///
  /// @param outcome of the one under way, if there is any
  void stepEnded(Outcome outcome) {
    kept.addAll(last);
    last.clear();
    if (current != null) {
      kept.add(new Ended(current, outcome, clock.instant(), null));
      current = null;
    }
  }

  /// The statement under way, if it belongs to this step.
  @Nullable StatementUnderWay underWay(RunStep step) {
    return current == null || current.of().number() != step.number()
        ? null
        : new StatementUnderWay(
            number(current), line(current), beginning(current), current.since(), progress);
  }

  /// The statement under way when it takes so long that watchers are to be told now; the longer it
  /// takes, the less often.
  Optional<StatementUnderWay> news() {
    var now = clock.instant();
    if (current == null || now.isBefore(tellFrom)) {
      return Optional.empty();
    }
    var pause = Duration.between(current.since(), now).dividedBy(SHARE_OF_TIME);
    tellFrom = now.plus(pause.compareTo(SLOW_FROM) > 0 ? pause : SLOW_FROM);
    told = true;
    return Optional.ofNullable(underWay(current.of()));
  }

  /// The statements that are to be kept since they were taken last.
  List<RunStatement> take() {
    var taken = kept.stream().map(this::statement).toList();
    kept.clear();
    return taken;
  }

  private RunStatement statement(Ended ended) {
    var sent = ended.sent();
    var rows = ended.result() == null ? -1 : ended.result().rows();
    return new RunStatement(
        attempt,
        sent.of().number(),
        sent.of().migration(),
        number(sent),
        line(sent),
        beginning(sent),
        ended.outcome(),
        sent.since(),
        ended.outcome() == Outcome.NO_ANSWER ? null : ended.at(),
        rows < 0 ? null : rows,
        ended.result() == null ? List.of() : shortened(ended.result().notices()));
  }

  private static List<String> shortened(List<String> notices) {
    return notices.stream()
        .map(notice -> notice.substring(0, Math.min(notice.length(), NOTICE_LENGTH)))
        .toList();
  }

  private static int number(Sent sent) {
    return sent.statement() == null ? 0 : sent.statement().number();
  }

  private static int line(Sent sent) {
    return firstOf(sent).map(it -> sent.step().script().fileLine(it.line())).orElse(1);
  }

  private static String beginning(Sent sent) {
    return firstOf(sent).map(sent.step().script()::beginning).orElse("");
  }

  // A whole script is known by its first statement.
  private static Optional<Statement> firstOf(Sent sent) {
    return sent.statement() != null
        ? Optional.of(sent.statement())
        : sent.step().script().statements().stream().findFirst();
  }
}
