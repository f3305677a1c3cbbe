package io.slipway.control.gate.approval;

import io.slipway.control.access.EnabledPeople;
import io.slipway.control.planning.Plan;
import java.time.Duration;
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
  ///
  /// @param expiry how long an approval counts
  public List<Counted> of(Plan plan, Need need, Standing standing, Duration expiry, Instant now) {
    return standing.approvals().stream()
        .map(opinion -> counted(plan, need, opinion, opinion.at().plus(expiry), now))
        .toList();
  }

  private Counted counted(Plan plan, Need need, Opinion opinion, Instant expiresAt, Instant now) {
    return new Counted(opinion, expiresAt, obstacle(plan, need, opinion, expiresAt, now));
  }

  private Optional<String> obstacle(
      Plan plan, Need need, Opinion opinion, Instant expiresAt, Instant now) {
    var digest = plan.ready().map(Plan.Progress.Ready::digest).orElse("");
    if (!opinion.digest().equals(digest)) {
      return Optional.of("it is of another digest");
    }
    if (!now.isBefore(expiresAt)) {
      return Optional.of("it expired");
    }
    if (!opinion.roles().contains(need.role())) {
      return Optional.of("this plan needs the role %s".formatted(need.role().word()));
    }
    return people.contains(opinion.person())
        ? fourEyes.obstacle(plan, opinion.person())
        : Optional.of("they are not let in any more");
  }
}
