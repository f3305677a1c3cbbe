package io.slipway.control.gate.check;

import io.slipway.control.gate.Closed;
import io.slipway.control.gate.GateCheck;
import io.slipway.control.gate.RunHistory;
import io.slipway.control.gate.RunHistory.Passage;
import io.slipway.control.gate.Situation;
import io.slipway.control.project.Environment;
import io.slipway.control.project.EnvironmentId;
import io.slipway.control.project.Environments;
import io.slipway.control.project.policy.PassableGate;
import io.slipway.control.project.policy.Promotion;
import io.slipway.http.Blocker;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The same bundle has succeeded on every target of the environment before, and long enough ago.
@Component
@Order(60)
class Promoted implements GateCheck {

  private final RunHistory history;
  private final Environments environments;

  Promoted(RunHistory history, Environments environments) {
    this.history = history;
    this.environments = environments;
  }

  @Override
  public List<Closed> closed(Situation situation) {
    return situation.policy().promotion().flatMap(asked -> blocker(asked, situation)).stream()
        .map(blocker -> Closed.of(PassableGate.PROMOTION, blocker))
        .toList();
  }

  private Optional<Blocker> blocker(Promotion asked, Situation situation) {
    var from = asked.from().or(() -> before(situation.environment()));
    if (from.isEmpty()) {
      return Optional.of(
          missing("No environment comes before %s.".formatted(id(situation)), situation));
    }
    var plan = situation.plan();
    var passages = history.passages(plan.project(), plan.bundle(), from.get());
    if (passages.isEmpty()) {
      return Optional.of(
          missing("%s has no target in %s.".formatted(plan.project(), from.get()), situation));
    }
    var missing = passages.stream().filter(it -> it.succeededAt().isEmpty()).toList();
    return missing.isEmpty()
        ? baking(passages, asked, situation)
        : Optional.of(missing(words(missing, from.get()), situation));
  }

  private static Optional<Blocker> baking(
      List<Passage> passages, Promotion asked, Situation situation) {
    var last =
        passages.stream()
            .flatMap(it -> it.succeededAt().stream())
            .max(Comparator.naturalOrder())
            .orElseThrow();
    var baked = last.plus(asked.bake());
    return situation.now().isBefore(baked)
        ? Optional.of(bakes(last, baked, situation))
        : Optional.empty();
  }

  private static Blocker bakes(Instant since, Instant baked, Situation situation) {
    return Blocker.wait(
            "promotion-baking",
            "The bundle bakes in the environment before until %s.".formatted(baked),
            situation.policyHref())
        .since(since)
        .clearsAt(baked);
  }

  private static Blocker missing(String message, Situation situation) {
    return Blocker.fix("promotion-missing", message, situation.policyHref())
        .since(situation.preparedAt());
  }

  private static String words(List<Passage> missing, EnvironmentId from) {
    return "This bundle has to run in %s first; it has not succeeded on %s."
        .formatted(from, missing.stream().map(Passage::target).collect(Collectors.joining(", ")));
  }

  private static EnvironmentId id(Situation situation) {
    return situation.environment().id();
  }

  private Optional<EnvironmentId> before(Environment environment) {
    return environments.all().stream()
        .filter(other -> other.order() < environment.order())
        .max(Comparator.comparing(Environment::order))
        .map(Environment::id);
  }
}
