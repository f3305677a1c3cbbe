package io.slipway.control.rehearsal;

import io.slipway.engine.execute.Callbacks;
import io.slipway.engine.execute.Step;
import io.slipway.engine.peer.Peer;
import io.slipway.engine.rehearsal.RehearsedStep;
import io.slipway.engine.replay.Confined;
import io.slipway.engine.replay.TargetRoles;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;

/// A plan's steps and their authors' down scripts without what would reach beyond a scratch
/// database.
///
/// @param unreadable why a down script cannot be made, in words
record PendingSteps(Confined ups, Confined downs, List<String> unreadable) {

  static PendingSteps of(Peer peer, Subject subject, TargetRoles roles) {
    var steps = peer.steps(subject.bundle(), subject.migrations());
    var downs = new ArrayList<Step>();
    var unreadable = new ArrayList<String>();
    for (var step : steps) {
      try {
        peer.down(step.migration()).ifPresent(downs::add);
      } catch (IllegalArgumentException e) {
        unreadable.add("The down script of %s: %s".formatted(step.name(), e.getMessage()));
      }
    }
    return new PendingSteps(
        Confined.of(steps, peer.callbacks(subject.bundle()), roles),
        Confined.of(downs, Callbacks.NONE, roles),
        unreadable);
  }

  /// Why they cannot be rehearsed, in words; empty when they can.
  List<String> refusals() {
    return both(both(ups.refusals(), downs.refusals()), unreadable);
  }

  /// What was taken out of them, in words.
  List<String> remarks() {
    return both(ups.leftOut(), downs.leftOut()).stream()
        .map(statement -> "Not rehearsed: " + statement)
        .toList();
  }

  private static List<String> both(List<String> first, List<String> second) {
    var all = new ArrayList<>(first);
    all.addAll(second);
    return all;
  }

  List<RehearsedStep> steps() {
    var byName = new HashMap<String, Step>();
    downs.steps().forEach(down -> byName.put(down.name(), down));
    return ups.steps().stream()
        .map(
            up ->
                new RehearsedStep(
                    up, Optional.ofNullable(byName.get(up.name())), up.migration().downPath()))
        .toList();
  }
}
