package io.slipway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The chaos suite: hundreds of faults of all kinds on two instances and three targets.
///
/// `-Dslipway.chaos.seed` decides which faults strike when, `-Dslipway.chaos.faults` how many.
@Tag("chaos")
class ChaosTests {

  private static final Logger LOG = LoggerFactory.getLogger(ChaosTests.class);
  private static final int FAULTS = 300;
  // Those of a single target strike all jobs at the same time, each with its own.
  private static final int SINGLE_IN_TURN = 4;
  private static final int SHARED_IN_TURN = 4;

  private final long seed = Long.getLong("slipway.chaos.seed", System.currentTimeMillis());
  private final Dice dice = new Dice(seed);
  private final Tally tally = new Tally();
  private final Deque<Fault> shared = new ArrayDeque<>();

  /// A job with its own luck.
  private record Player(Job job, Dice dice, Deque<Fault> faults) {

    Fault next() {
      if (faults.isEmpty()) {
        faults.addAll(dice.shuffled(Faults.ofOneTarget(dice)));
      }
      return faults.remove();
    }
  }

  @Test
  @Timeout(value = 45, unit = TimeUnit.MINUTES)
  void everyInvariantHoldsWhateverStrikes() {
    var faults = Integer.getInteger("slipway.chaos.faults", FAULTS);
    LOG.info("-Dslipway.chaos.seed={} -Dslipway.chaos.faults={}", seed, faults);
    try (var scene = Scene.start(Path.of("target", "chaos", Long.toString(seed)))) {
      var players = Stream.of(Layout.values()).map(layout -> player(scene, layout)).toList();
      while (tally.faults() < faults) {
        Together.all(players, player -> playAlone(player, scene));
        playTogether(players, scene);
      }
    }
    LOG.info("seed {}\n{}", seed, tally.table());
    assertThat(tally.breaches()).as("with -Dslipway.chaos.seed=" + seed).isEmpty();
  }

  private Player player(Scene scene, Layout layout) {
    var own = dice.fork();
    var target = scene.target("chaos_" + layout.ordinal());
    var job = Job.create(scene.client(), layout.ordinal() + 1, layout, target, own);
    return new Player(job, own, new ArrayDeque<>());
  }

  private Player playAlone(Player player, Scene scene) {
    for (var i = 0; i < SINGLE_IN_TURN; i++) {
      play(List.of(player.job()), player.next(), player.dice(), scene);
    }
    return player;
  }

  private void playTogether(List<Player> players, Scene scene) {
    for (var i = 0; i < SHARED_IN_TURN; i++) {
      if (shared.isEmpty()) {
        shared.addAll(dice.shuffled(Faults.ofAll(scene, dice)));
      }
      var jobs = dice.shuffled(players.stream().map(Player::job).toList());
      play(jobs, shared.remove(), dice, scene);
    }
  }

  private void play(List<Job> jobs, Fault fault, Dice luck, Scene scene) {
    tally.add(new Round(jobs, fault, Moment.by(luck), scene.control()).play());
  }
}
