package io.slipway.control.deployment;

import io.slipway.control.deployment.state.Wave;
import io.slipway.control.project.Labels;
import io.slipway.control.project.TargetId;
import io.slipway.control.project.WaveRule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// Which of a deployment's targets is in which wave.
///
/// @param waves those that have a target, in their order
/// @param targets the number of the wave of each target
record WaveAssignment(List<Wave> waves, Map<TargetId, Integer> targets) {

  WaveAssignment {
    waves = List.copyOf(waves);
    targets = Map.copyOf(targets);
  }

  /// Gives each target to the first wave that matches it and has room for it, in the order of the
  /// targets; what none takes comes last, in a wave of its own.
  ///
  /// @param targets the deployment's, with their labels, in the order in which waves take them
  /// @param usualParallel for waves that do not say how many runs are at work at a time
  static WaveAssignment of(List<WaveRule> rules, Map<TargetId, Labels> targets, int usualParallel) {
    var rest = new LinkedHashMap<>(targets);
    var waves = new ArrayList<Wave>();
    var assigned = new LinkedHashMap<TargetId, Integer>();
    for (var rule : Stream.concat(rules.stream(), Stream.of(WaveRule.REST)).toList()) {
      var taken = taken(rule, targets.values(), rest);
      if (!taken.isEmpty()) {
        var number = waves.size() + 1;
        waves.add(wave(number, rule, usualParallel));
        taken.forEach(target -> assigned.put(target, number));
        rest.keySet().removeAll(taken);
      }
    }
    return new WaveAssignment(waves, assigned);
  }

  private static List<TargetId> taken(
      WaveRule rule, Collection<Labels> all, Map<TargetId, Labels> rest) {
    var matching = (int) all.stream().filter(rule::matches).count();
    var most = rule.max().map(max -> max.of(matching)).orElse(Integer.MAX_VALUE);
    return rest.entrySet().stream()
        .filter(target -> rule.matches(target.getValue()))
        .map(Map.Entry::getKey)
        .limit(most)
        .toList();
  }

  private static Wave wave(int number, WaveRule rule, int usualParallel) {
    return new Wave(
        number,
        rule.match(),
        rule.parallel().orElse(usualParallel),
        rule.bake(),
        rule.stopAfterFailures(),
        Optional.empty());
  }
}
