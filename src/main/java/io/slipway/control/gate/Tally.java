package io.slipway.control.gate;

import io.slipway.control.access.EnabledPeople;
import io.slipway.control.gate.approval.FourEyes;
import io.slipway.control.gate.approval.Opinion;
import io.slipway.control.planning.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Tells which approvals of a plan count.
@Component
public class Tally {

  private final FourEyes fourEyes;
  private final EnabledPeople people;

  Tally(FourEyes fourEyes, EnabledPeople people) {
    this.fourEyes = fourEyes;
    this.people = people;
  }

  /// An approval and whether it counts.
  ///
  /// @param expiresAt when it counts no more
  /// @param ignoredBecause why it does not count; empty when it does
  public record Counted(Opinion opinion, Instant expiresAt, Optional<String> ignoredBecause) {

    public boolean counts() {
      return ignoredBecause.isEmpty();
    }
  }

  /// The approvals that were not withdrawn, those that do not count among them.
  public List<Counted> of(Situation situation) {
    return situation.standing().approvals().stream()
        .map(opinion -> counted(situation, opinion))
        .toList();
  }

  private Counted counted(Situation situation, Opinion opinion) {
    var expiresAt = opinion.at().plus(situation.policy().approvalExpiry());
    return new Counted(opinion, expiresAt, obstacle(situation, opinion, expiresAt));
  }

  private Optional<String> obstacle(Situation situation, Opinion opinion, Instant expiresAt) {
    var plan = situation.plan();
    var role = situation.need().role();
    if (!opinion.digest().equals(plan.ready().map(Plan.Progress.Ready::digest).orElse(""))) {
      return Optional.of("it is of another digest");
    }
    if (!situation.now().isBefore(expiresAt)) {
      return Optional.of("it expired");
    }
    if (!opinion.roles().contains(role)) {
      return Optional.of("this plan needs the role %s".formatted(role.word()));
    }
    return people.contains(opinion.person())
        ? fourEyes.obstacle(plan, opinion.person())
        : Optional.of("they are not let in any more");
  }
}
