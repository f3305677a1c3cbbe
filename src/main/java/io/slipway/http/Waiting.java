package io.slipway.http;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Long polling: holds an answer back until there is something to tell.
///
/// It asks the control database again and again, so that it sees what any instance does. Requests
/// run on virtual threads; one that waits costs a few queries a second and nothing else. It looks
/// often at first, because most of what is waited for takes a few milliseconds, then less and less.
public final class Waiting {

  /// The longest wait that a request may ask for; proxies seldom allow more than a minute.
  public static final Duration LONGEST = Duration.ofSeconds(60);

  private static final Duration FIRST_PAUSE = Duration.ofMillis(4);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  private Waiting() {}

  /// Reads until the value satisfies or the time is over, and gives what was read last.
  ///
  /// @param wait none for a single look
  /// @throws ProblemException `invalid-parameter` when the wait is negative or above [#LONGEST]
  public static <T> T until(@Nullable Duration wait, Supplier<T> read, Predicate<T> satisfied) {
    var deadline = System.nanoTime() + checked(wait).toNanos();
    var pause = FIRST_PAUSE.toNanos();
    var value = read.get();
    while (!satisfied.test(value) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
      value = read.get();
    }
    return value;
  }

  private static Duration checked(@Nullable Duration wait) {
    if (wait == null) {
      return Duration.ZERO;
    }
    if (wait.isNegative() || wait.compareTo(LONGEST) > 0) {
      throw Refusal.ofField(
              ProblemCode.INVALID_PARAMETER,
              "wait",
              "must be between 0s and " + LONGEST.toSeconds() + "s")
          .asException();
    }
    return wait;
  }
}
