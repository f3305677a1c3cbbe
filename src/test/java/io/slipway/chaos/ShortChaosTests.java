package io.slipway.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import io.slipway.testing.SlipwayTest;
import io.slipway.testing.TcpProxy;
import io.slipway.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The short form of the chaos suite: the cheap faults, each kind once, dealt to the layouts.
class ShortChaosTests extends SlipwayTest {

  private static final Logger LOG = LoggerFactory.getLogger(ShortChaosTests.class);
  private static final long SEED = 20260101;
  private static final int FIRST_ORDER = 960;

  /// What one layout gets.
  private record Hand(Layout layout, Dice dice, List<Fault> faults) {}

  @Test
  void everyInvariantHoldsWhateverStrikesATarget() {
    var tally = new Tally();
    Together.all(
        dealt(new Dice(Long.getLong("slipway.chaos.seed", SEED))), hand -> play(hand, tally));
    LOG.info("{}", tally.table());
    assertThat(tally.breaches()).isEmpty();
    assertThat(tally.faults()).isGreaterThan(10);
  }

  private static List<Hand> dealt(Dice dice) {
    var layouts = Layout.values();
    var hands = new ArrayList<Hand>();
    for (var layout : layouts) {
      hands.add(new Hand(layout, dice.fork(), new ArrayList<>()));
    }
    var faults = dice.shuffled(Faults.ofOneTarget(dice));
    IntStream.range(0, faults.size())
        .forEach(i -> hands.get(i % layouts.length).faults().add(faults.get(i)));
    return hands;
  }

  private Tally play(Hand hand, Tally tally) {
    try (var database = TestDatabase.create();
        var network = TcpProxy.to(database.port())) {
      var client = new Client(() -> List.of(admin), 0);
      var target = new Target(sql(database), network);
      var order = FIRST_ORDER + hand.layout().ordinal();
      var job = Job.create(client, order, hand.layout(), target, hand.dice());
      for (var fault : hand.faults()) {
        tally.add(new Round(List.of(job), fault, Moment.by(hand.dice()), sql(CONTROL)).play());
      }
      return tally;
    }
  }

  private static Sql sql(TestDatabase database) {
    return new Sql(database.url(), database.user(), database.password());
  }
}
