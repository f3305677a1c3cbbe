package io.slipway.chaos;

import io.slipway.chaos.Breach.Invariant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Supplier;
import java.util.stream.Stream;

/// Says in words what of a job's target, and of the control database's account of it, is broken.
final class Invariants {

  private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(40);
  private static final long LOOK_AGAIN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

  private Invariants() {}

  /// What must hold whenever nobody is at work on the target, whether all is applied or not.
  static List<Breach> ofTarget(Job job) {
    var breaches = new ArrayList<Breach>();
    var left = awaitNone(job.target()::leases);
    if (!left.isEmpty()) {
      breaches.add(Invariant.LEASES_FREE.broken("left on %s: %s".formatted(job.id(), left)));
    }
    var state = TargetState.of(job);
    state.effects().entrySet().stream()
        .filter(effect -> effect.getValue() > 1)
        .forEach(twice -> breaches.add(Invariant.APPLIED_ONCE.broken("effects: " + twice)));
    for (var migration : job.migrations()) {
      check(migration, state, breaches);
    }
    return job.news(breaches);
  }

  private static void check(Migration migration, TargetState state, List<Breach> breaches) {
    var name = migration.name();
    var expected = migration.effects().keySet();
    var there = expected.stream().filter(state.effects()::containsKey).toList();
    var isWhole = there.size() == expected.size() && hasRelation(migration, state);
    var applied = Collections.frequency(state.applied(), name);
    var begun = Collections.frequency(state.begun(), name);
    if (applied + begun > 1) {
      breaches.add(Invariant.APPLIED_ONCE.broken("the ledger has %s twice".formatted(name)));
    }
    if (applied > 0 && !isWhole) {
      breaches.add(Invariant.RECORDED_IS_THERE.broken("%s: only %s".formatted(name, there)));
    }
    if (applied == 0 && !there.isEmpty() && (begun == 0 || migration.isTransactional())) {
      breaches.add(Invariant.THERE_IS_RECORDED.broken("%s: %s".formatted(name, there)));
    }
  }

  private static boolean hasRelation(Migration migration, TargetState state) {
    return migration.relation().isEmpty() || state.relations().contains(migration.relation());
  }

  /// What must hold when every deployment of the job has succeeded.
  static List<Breach> ofAll(Job job, Sql control) {
    var broken = ofTarget(job);
    var breaches = new ArrayList<Breach>();
    var state = TargetState.of(job);
    job.migrations().stream()
        .filter(migration -> !state.applied().contains(migration.name()))
        .forEach(
            missing ->
                breaches.add(Invariant.DEFINED_END.broken(missing.name() + " is not applied")));
    var account = ControlAccount.of(job, control);
    account.tasksLeft().ifPresent(left -> breaches.add(Invariant.LEASES_FREE.broken(left)));
    account.untrueSteps().forEach(step -> breaches.add(Invariant.ACCOUNT_TRUE.broken(step)));
    AuditCheck.of(job, account).forEach(what -> breaches.add(Invariant.AUDIT_WHOLE.broken(what)));
    return Stream.concat(broken.stream(), job.news(breaches).stream()).toList();
  }

  /// Looks until there is nothing, and gives what was there last.
  static List<String> awaitNone(Supplier<List<String>> look) {
    var deadline = System.nanoTime() + PATIENCE_NANOS;
    var found = look.get();
    while (!found.isEmpty() && System.nanoTime() < deadline) {
      LockSupport.parkNanos(LOOK_AGAIN_NANOS);
      found = look.get();
    }
    return found;
  }
}
