package io.slipway.control.rehearsal;

import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A span of time that several pieces of work share.
///
/// Work that is not done by its end is interrupted: it runs on a virtual thread, whose sockets are
/// closed by that, so that it fails wherever it waits for a server.
final class TimeLimit {

  // For what an interrupted thread does at last.
  private static final Duration GRACE = Duration.ofSeconds(10);

  private final Duration whole;
  private final long end;

  TimeLimit(Duration whole) {
    this.whole = whole;
    this.end = System.nanoTime() + whole.toNanos();
  }

  Duration whole() {
    return whole;
  }

  boolean isOver() {
    return System.nanoTime() - end >= 0;
  }

  /// The work's result; empty when the time was over first.
  <T> Optional<T> within(Callable<T> work) throws SQLException {
    var task = new FutureTask<>(work);
    var thread = Thread.ofVirtual().name("rehearsal").start(task);
    try {
      return Optional.of(task.get(Math.max(0, end - System.nanoTime()), TimeUnit.NANOSECONDS));
    } catch (TimeoutException e) {
      stop(thread);
      return Optional.empty();
    } catch (InterruptedException e) {
      thread.interrupt();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while a plan was rehearsed", e);
    } catch (ExecutionException e) {
      throw failure(Objects.requireNonNull(e.getCause()));
    }
  }

  private static void stop(Thread thread) {
    thread.interrupt();
    try {
      thread.join(GRACE);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static SQLException failure(Throwable cause) {
    return switch (cause) {
      case SQLException e -> e;
      case RuntimeException e -> throw e;
      case Error e -> throw e;
      default -> throw new IllegalStateException(cause);
    };
  }
}
