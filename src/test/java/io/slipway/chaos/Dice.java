package io.slipway.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/// What decides about faults and their moments: the same seed decides the same.
final class Dice {

  private final Random random;

  Dice(long seed) {
    this.random = new Random(seed);
  }

  /// Dice of somebody's own, so that what others throw meanwhile changes nothing for them.
  Dice fork() {
    return new Dice(random.nextLong());
  }

  int between(int least, int most) {
    return random.nextInt(least, most + 1);
  }

  <T> T one(List<T> of) {
    return of.get(random.nextInt(of.size()));
  }

  <T> List<T> shuffled(List<T> list) {
    var shuffled = new ArrayList<>(list);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }
}
