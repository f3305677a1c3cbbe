package io.slipway.chaos;

import io.slipway.chaos.NetworkFault.Way;
import java.util.List;

/// Faults of all kinds.
final class Faults {

  private Faults() {}

  /// One of each kind that concerns a single target and costs little.
  static List<Fault> ofOneTarget(Dice dice) {
    return List.of(
        new SessionFault.OfScripts(),
        new SessionFault.OfFence(),
        new SessionFault.OfTarget(),
        new NetworkFault.Cut(Way.TO_TARGET),
        new NetworkFault.CutInAnswer(Way.TO_TARGET, dice.between(1, 40)),
        new NetworkFault.LostAnswers(Way.TO_TARGET, dice.between(50, 500)),
        new NetworkFault.Stall(Way.TO_TARGET, dice.between(50, 1500)),
        new NetworkFault.Silence(Way.TO_TARGET, false),
        new NetworkFault.Silence(Way.TO_TARGET, true),
        new NetworkFault.Away(Way.TO_TARGET, dice.between(50, 800)),
        new RequestFault.SameKey(dice.between(2, 6)),
        new RequestFault.OtherKeys(dice.between(2, 6)),
        new RequestFault.HungUp(dice.between(1, 3)));
  }

  /// One of each kind that concerns every deployment under way.
  static List<Fault> ofAll(Scene scene, Dice dice) {
    var way = Way.toControl(scene.network(dice.between(0, 1)));
    return List.of(
        new SessionFault.OfControl(scene.control()),
        new NetworkFault.Cut(way),
        new NetworkFault.CutInAnswer(way, dice.between(1, 40)),
        new NetworkFault.LostAnswers(way, dice.between(50, 1000)),
        new NetworkFault.Stall(way, dice.between(500, 9000)),
        new NetworkFault.Away(way, dice.between(500, 6000)),
        new ServerFault.Restarted("targets", scene.targetServer()),
        new ServerFault.Killed("targets", scene.targetServer()),
        new ServerFault.Restarted("control database", scene.controlServer()),
        new ServerFault.Killed("control database", scene.controlServer()),
        new InstanceFault.Killed(scene, 0),
        new InstanceFault.Killed(scene, 1),
        new InstanceFault.Frozen(scene, dice.between(0, 1), dice.between(1000, 9000)));
  }
}
