package io.slipway.control.gate;

import io.slipway.control.gate.approval.OpinionBook;
import io.slipway.control.gate.judgement.PlanFacts;
import io.slipway.control.gate.judgement.PolicyJudgement;
import io.slipway.control.planning.Plan;
import io.slipway.control.planning.Plan.Progress;
import io.slipway.control.planning.PlanDocument;
import io.slipway.control.planning.PlanFinding.Severity;
import io.slipway.control.planning.PlanId;
import io.slipway.control.project.Environment;
import io.slipway.control.project.Environments;
import io.slipway.http.Blocker;
import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Asks every gate of a plan.
@Component
public class Gates {

  /// What a blocker is called that a new plan removes.
  public static final String STALE = "plan-stale";

  private final List<GateCheck> checks;
  private final Environments environments;
  private final OpinionBook book;
  private final Staleness staleness;
  private final Clock clock;

  Gates(
      List<GateCheck> checks,
      Environments environments,
      OpinionBook book,
      Staleness staleness,
      Clock clock) {
    this.checks = List.copyOf(checks);
    this.environments = environments;
    this.book = book;
    this.staleness = staleness;
    this.clock = clock;
  }

  /// Lets nobody say anything of a plan until the transaction's end, so that what is found in it
  /// holds when a run begins.
  public void hold(PlanId plan) {
    book.share(plan);
  }

  /// What keeps a plan from running now; nothing when it may.
  public List<Blocker> blockers(Candidate candidate) {
    return closed(candidate).stream()
        .filter(closed -> !closed.isPassedBy(candidate.past()))
        .map(Closed::blocker)
        .toList();
  }

  /// Every gate that is closed, those among them for which the glass was broken.
  public List<Closed> closed(Candidate candidate) {
    var all = new ArrayList<Closed>();
    blockersOf(candidate.plan(), candidate.digest())
        .forEach(blocker -> all.add(Closed.forEverybody(blocker)));
    if (candidate.plan().ready().isPresent()) {
      situation(candidate)
          .ifPresentOrElse(
              situation -> checks.forEach(check -> all.addAll(check.closed(situation))),
              () -> all.add(Closed.forEverybody(removed(candidate.plan()))));
    }
    return all;
  }

  /// What the gates look at; empty for a plan that is not READY or whose environment is gone.
  Optional<Situation> situation(Candidate candidate) {
    return candidate
        .plan()
        .ready()
        .flatMap(
            ready ->
                environments
                    .find(candidate.plan().environment())
                    .map(environment -> situation(candidate, ready.document(), environment)));
  }

  private Situation situation(Candidate candidate, PlanDocument document, Environment environment) {
    var plan = candidate.plan();
    return new Situation(
        plan,
        environment,
        book.standing(plan.id()),
        PolicyJudgement.of(environment.policy(), PlanFacts.of(document)),
        staleness.reasons(plan, document, environment),
        candidate.notBefore(),
        clock.instant());
  }

  private static Blocker removed(Plan plan) {
    return Blocker.fix(
        "environment-removed",
        "The environment %s was removed.".formatted(plan.environment()),
        href(plan));
  }

  /// What keeps the plan as such from running, wherever: a run that has begun goes on as long as
  /// there is nothing of it.
  public List<Blocker> blockersOf(Plan plan, String digest) {
    return switch (plan.progress()) {
      case Progress.Preparing _ ->
          List.of(
              Blocker.wait("plan-preparing", "The plan is still being prepared.", href(plan))
                  .since(plan.createdAt()));
      case Progress.Failed(var reason, var at) ->
          List.of(
              Blocker.fix(
                      "plan-failed",
                      "The plan could not be made: " + reason + " Make a new one.",
                      href(plan))
                  .since(at));
      case Progress.Ready(var actual, var document, _) -> {
        var blockers = new ArrayList<Blocker>();
        if (!actual.equals(digest)) {
          blockers.add(differentDigest(plan));
        }
        blockers.addAll(findings(plan, document));
        yield blockers;
      }
    };
  }

  private static Blocker differentDigest(Plan plan) {
    return Blocker.fix(
        "digest-differs",
        "The digest is not this plan's: look at the plan again and name the digest that it has.",
        href(plan));
  }

  private static List<Blocker> findings(Plan plan, PlanDocument document) {
    return document.targets().stream()
        .flatMap(
            target ->
                target.findings().stream()
                    .filter(finding -> finding.severity() == Severity.BLOCKING)
                    .map(
                        finding ->
                            Blocker.fix(
                                "plan-blocked",
                                "%s: %s %s"
                                    .formatted(target.target(), finding.message(), finding.remedy())
                                    .strip(),
                                href(plan))))
        .toList();
  }

  private static String href(Plan plan) {
    return "/api/v1/plans/" + plan.id();
  }
}
