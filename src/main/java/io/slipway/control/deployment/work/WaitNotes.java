package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.RunWait;
import io.slipway.engine.conductor.Blocker;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Notes who or what holds a run up.
///
/// Not for several threads at once.
final class WaitNotes {

  private final int attempt;
  private final Clock clock;
  private final Map<Integer, RunWait> changed = new LinkedHashMap<>();
  private Optional<RunDelay> hold = Optional.empty();
  private Optional<RunWait> wait = Optional.empty();
  private int waited;
  private boolean isHeld;

  WaitNotes(int attempt, Clock clock) {
    this.attempt = attempt;
    this.clock = clock;
  }

  /// What changed since it was taken last.
  ///
  /// @param hold whether the run is held up now; empty when that is as it was
  record Changes(List<RunWait> waits, Optional<RunDelay> hold) {}

  Changes take() {
    var taken = new Changes(List.copyOf(changed.values()), hold);
    changed.clear();
    hold = Optional.empty();
    return taken;
  }

  /// What could not be written down; what has changed since is newer.
  void giveBack(Changes taken) {
    taken.waits().forEach(each -> changed.putIfAbsent(each.number(), each));
    hold = hold.or(taken::hold);
  }

  void heldUp(RunDelay by) {
    hold = Optional.of(by);
    isHeld = true;
  }

  /// Others' locks are in the way of a migration.
  void blocked(String migration, List<Blocker> blockers) {
    var now = wait.orElseGet(() -> begin(migration)).with(blockers);
    changed.put(now.number(), now);
    wait = Optional.of(now);
    heldUp(RunDelay.waitingFor(blockers.stream().map(Blocker::inWords).toList()));
  }

  private RunWait begin(String migration) {
    return new RunWait(attempt, ++waited, migration, clock.instant(), null, List.of());
  }

  /// Nobody's locks are in the way any more.
  void unblocked() {
    if (wait.isPresent()) {
      var over = wait.get().endedAt(clock.instant());
      changed.put(over.number(), over);
      wait = Optional.empty();
      goesOn();
    }
  }

  /// A step begins: but for locks, nothing holds the run up.
  void begun() {
    if (wait.isEmpty()) {
      goesOn();
    }
  }

  private void goesOn() {
    if (isHeld) {
      hold = Optional.of(RunDelay.NONE);
      isHeld = false;
    }
  }
}
