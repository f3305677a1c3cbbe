package io.slipway.http;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.web.context.request.RequestContextHolder;
import org.springframework.web.context.request.ServletRequestAttributes;

/// Long polling: holds an answer back until there is something to tell.
///
/// It asks the control database again and again, so that it sees what any instance does. Requests
/// run on virtual threads; one that waits costs a few queries a second and nothing else. It looks
/// often at first, because most of what is waited for takes a few milliseconds, then less and less.
public final class Waiting {

  /// The longest wait that a request may ask for; proxies seldom allow more than a minute.
  public static final Duration LONGEST = Duration.ofSeconds(60);

  private static final Duration GUARDED_EVERY = Duration.ofSeconds(2);
  private static final String GUARD = Waiting.class.getName() + ".guard";
  private static final Duration FIRST_PAUSE = Duration.ofMillis(4);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(250);

  private Waiting() {}

  /// Reads until the value satisfies or the time is over, and gives what was read last.
  ///
  /// @param wait none for a single look
  /// @throws ProblemException `unauthenticated` when the caller would not be let in any more;
  ///     `invalid-parameter` when the wait is negative or above [#LONGEST]
  public static <T> T until(@Nullable Duration wait, Supplier<T> read, Predicate<T> satisfied) {
    var deadline = System.nanoTime() + checked(wait).toNanos();
    var pause = FIRST_PAUSE.toNanos();
    var value = read.get();
    if (satisfied.test(value) || System.nanoTime() >= deadline) {
      return value;
    }
    var guard = guard();
    var looked = System.nanoTime();
    while (!satisfied.test(value) && System.nanoTime() < deadline) {
      LockSupport.parkNanos(pause);
      pause = Math.min(2 * pause, LONGEST_PAUSE.toNanos());
      value = read.get();
      if (System.nanoTime() - looked > GUARDED_EVERY.toNanos()) {
        guard.run();
        looked = System.nanoTime();
      }
    }
    guard.run();
    return value;
  }

  /// Has something looked at again while the request waits, and before it is answered.
  ///
  /// @param guard refuses by an exception
  public static void guard(HttpServletRequest request, Runnable guard) {
    request.setAttribute(GUARD, guard);
  }

  private static Runnable guard() {
    return RequestContextHolder.getRequestAttributes() instanceof ServletRequestAttributes web
            && web.getRequest().getAttribute(GUARD) instanceof Runnable guard
        ? guard
        : () -> {};
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
