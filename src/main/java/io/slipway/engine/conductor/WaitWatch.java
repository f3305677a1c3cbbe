package io.slipway.engine.conductor;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks, while a session's statement is under way, whom it waits for and how far it is.
///
/// Its thread is never interrupted: that would close the connection that it asks on, and the fence
/// with it.
final class WaitWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(WaitWatch.class);

  // Most statements are over before it looks for the first time.
  private static final Duration INTERVAL = Duration.ofMillis(100);

  // Who watches a statement of minutes is content with this.
  private static final Duration PROGRESS_INTERVAL = Duration.ofMillis(500);

  private final ConductorSettings settings;
  private final int pid;
  private final Connection observer;
  private final WaitListener listener;
  private final Thread thread;
  private final Map<Integer, Long> waitingSince = new HashMap<>();
  private final Set<Integer> evicted = new HashSet<>();
  private List<Blocker> told = List.of();
  private List<Blocker> last = List.of();
  private Optional<CommandProgress> progress = Optional.empty();
  private long progressAsked;
  private volatile boolean open = true;
  private volatile long begun;

  WaitWatch(ConductorSettings settings, int pid, Connection observer, WaitListener listener) {
    this.settings = settings;
    this.pid = pid;
    this.observer = observer;
    this.listener = listener;
    this.thread = Thread.ofVirtual().name("conductor").unstarted(this::watch);
  }

  void start() {
    thread.start();
  }

  /// A statement is about to be sent.
  void begin() {
    begun = System.nanoTime() | 1;
  }

  /// It was answered.
  synchronized void end() {
    begun = 0;
  }

  private void watch() {
    while (open) {
      LockSupport.parkNanos(INTERVAL.toNanos());
      var statement = begun;
      if (statement != 0 && System.nanoTime() - statement > INTERVAL.toNanos()) {
        look(statement);
      }
    }
  }

  // What cannot be seen now may be seen next time; the run itself does not depend on it.
  private void look(long statement) {
    try {
      var blockers = Blockers.of(pid, observer);
      synchronized (this) {
        if (begun == statement) {
          tell(blockers);
        }
      }
      lookAtProgress(statement);
    } catch (SQLException e) {
      LOG.debug("the blockers of process {} cannot be seen", pid, e);
    }
  }

  private void lookAtProgress(long statement) throws SQLException {
    if (System.nanoTime() - Math.max(progressAsked, statement) < PROGRESS_INTERVAL.toNanos()) {
      return;
    }
    progressAsked = System.nanoTime();
    var now = CommandProgress.of(pid, observer);
    synchronized (this) {
      if (begun == statement && now.isPresent() && !now.equals(progress)) {
        listener.progressed(now.get());
      }
      progress = now;
    }
  }

  /// These are in the way now.
  synchronized void tell(List<Blocker> blockers) {
    if (!blockers.equals(told)) {
      told = blockers;
      listener.blocked(blockers);
    }
    if (blockers.isEmpty()) {
      waitingSince.clear();
      return;
    }
    last = blockers;
    blockers.forEach(this::evictIfAllowed);
  }

  private void evictIfAllowed(Blocker blocker) {
    var since = waitingSince.computeIfAbsent(blocker.pid(), _ -> System.nanoTime());
    var waited = Duration.ofNanos(System.nanoTime() - since);
    var allowed =
        settings.evictions().stream()
            .anyMatch(e -> e.allows(blocker) && waited.compareTo(e.after()) >= 0);
    if (allowed && blocker.pid() != 0 && evicted.add(blocker.pid())) {
      evict(blocker);
    }
  }

  private void evict(Blocker blocker) {
    var function = blocker.isIdle() ? "pg_terminate_backend" : "pg_cancel_backend";
    try (var call = observer.prepareStatement("SELECT pg_catalog." + function + "(?)")) {
      call.setInt(1, blocker.pid());
      call.execute();
      listener.evicted(blocker);
    } catch (SQLException e) {
      LOG.warn("process {} is on the allow-list and could not be ended", blocker.pid(), e);
    }
  }

  synchronized List<Blocker> last() {
    return last;
  }

  @Override
  public void close() {
    open = false;
    LockSupport.unpark(thread);
  }
}
