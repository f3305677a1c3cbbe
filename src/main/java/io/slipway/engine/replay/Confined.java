package io.slipway.engine.replay;

import io.slipway.engine.execute.Callbacks;
import io.slipway.engine.execute.Callbacks.CallbackScript;
import io.slipway.engine.execute.Event;
import io.slipway.engine.execute.Step;
import io.slipway.engine.execute.StepScript;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/// Scripts without what would reach beyond a scratch database.
///
/// A `DO` block, a function and a procedure are opaque: what they do beyond it is done.
///
/// @param newRoles roles that the scripts would make, and which must be there in another way
/// @param leftOut which statements were taken out, in words
/// @param refusals which statements can be neither run nor left out, and why, in words; with any
///     the scripts must not be run
public record Confined(
    List<Step> steps,
    Callbacks callbacks,
    Set<String> newRoles,
    List<String> leftOut,
    List<String> refusals) {

  public Confined {
    steps = List.copyOf(steps);
    newRoles = Set.copyOf(newRoles);
    leftOut = List.copyOf(leftOut);
    refusals = List.copyOf(refusals);
  }

  /// @param roles whose cluster the scratch server may share
  public static Confined of(List<Step> steps, Callbacks callbacks, TargetRoles roles) {
    var taken = new Confinement(roles);
    var confinedSteps = new ArrayList<Step>();
    for (var step : steps) {
      confinedSteps.add(step.with(taken.script(step.script())));
    }
    var scripts = new EnumMap<Event, List<CallbackScript>>(Event.class);
    callbacks
        .scripts()
        .forEach((event, all) -> scripts.put(event, all.stream().map(taken::callback).toList()));
    return new Confined(
        confinedSteps,
        new Callbacks(scripts),
        new TreeSet<>(taken.newRoles()),
        taken.leftOut(),
        taken.refusals());
  }

  /// All scripts, those of the steps first.
  List<StepScript> scripts() {
    var scripts = new ArrayList<StepScript>();
    steps.forEach(step -> scripts.add(step.script()));
    callbacks.scripts().values().forEach(all -> all.forEach(one -> scripts.add(one.script())));
    return scripts;
  }
}
