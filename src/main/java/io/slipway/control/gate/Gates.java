package io.slipway.control.gate;

import io.slipway.control.gate.Blocker.Kind;
import io.slipway.control.planning.Plan;
import io.slipway.control.planning.Plan.Progress;
import io.slipway.control.planning.PlanDocument;
import io.slipway.control.planning.PlanFinding.Severity;
import java.util.ArrayList;
import java.util.List;
import org.springframework.stereotype.Component;

/// Asks every gate of a plan.
@Component
public class Gates {

  /// What keeps the plan from running now; nothing when it may.
  ///
  /// @param digest the plan's digest as whoever wants to run it knows it
  public List<Blocker> blockers(Plan plan, String digest) {
    return switch (plan.progress()) {
      case Progress.Preparing _ ->
          List.of(
              new Blocker(
                  "plan-preparing", Kind.WAIT, "The plan is still being prepared.", href(plan)));
      case Progress.Failed(var reason, _) ->
          List.of(
              new Blocker(
                  "plan-failed",
                  Kind.FIX,
                  "The plan could not be made: " + reason + " Make a new one.",
                  href(plan)));
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
    return new Blocker(
        "digest-differs",
        Kind.FIX,
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
                            new Blocker(
                                "plan-blocked",
                                Kind.FIX,
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
