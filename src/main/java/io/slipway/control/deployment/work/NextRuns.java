package io.slipway.control.deployment.work;

import io.slipway.control.deployment.state.WaveTally;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What may begin in a deployment.
///
/// @param places how many runs of which wave
/// @param starting the waves that begin with them
/// @param bakedAt when to look again, because a wave has proved itself by then
record NextRuns(Map<Integer, Integer> places, List<Integer> starting, Optional<Instant> bakedAt) {

  /// By how its waves stand: a wave begins once all before it are over and have baked, and a wave
  /// that has begun goes on, as far as its runs have room and no decision hangs over it.
  static NextRuns of(List<WaveTally> waves, Instant now) {
    var places = new LinkedHashMap<Integer, Integer>();
    var starting = new ArrayList<Integer>();
    Optional<Instant> bakedAt = Optional.empty();
    var allOver = true;
    for (var tally : waves) {
      var isStarted = tally.wave().startedAt().isPresent();
      if (!isStarted && (!allOver || bakedAt.filter(now::isBefore).isPresent())) {
        return new NextRuns(places, starting, allOver ? bakedAt : Optional.empty());
      }
      if (!isStarted) {
        starting.add(tally.wave().number());
      }
      var room = Math.min(tally.held(), tally.wave().parallel() - tally.underWay());
      if (room > 0 && !tally.hangsOnDecision()) {
        places.put(tally.wave().number(), room);
      }
      allOver &= tally.isOver();
      bakedAt = latest(bakedAt, tally.bakedAt());
    }
    return new NextRuns(places, starting, Optional.empty());
  }

  private static Optional<Instant> latest(Optional<Instant> one, Optional<Instant> other) {
    return one.isEmpty() || other.isPresent() && other.get().isAfter(one.get()) ? other : one;
  }
}
