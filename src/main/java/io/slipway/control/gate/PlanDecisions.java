package io.slipway.control.gate;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.control.gate.approval.FourEyes;
import io.slipway.control.gate.approval.Opinion;
import io.slipway.control.gate.approval.OpinionBook;
import io.slipway.control.planning.Plan;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import io.slipway.http.authorization.Caller;
import io.slipway.http.authorization.Role;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Takes down what people say of plans.
@Service
class PlanDecisions {

  private final PlanStandings standings;
  private final OpinionBook book;
  private final FourEyes fourEyes;
  private final AuditTrail audit;
  private final Clock clock;

  PlanDecisions(
      PlanStandings standings, OpinionBook book, FourEyes fourEyes, AuditTrail audit, Clock clock) {
    this.standings = standings;
    this.book = book;
    this.fourEyes = fourEyes;
    this.audit = audit;
    this.clock = clock;
  }

  /// Takes an opinion down; a run of the plan is claimed before it or after it, never beside it.
  ///
  /// @return why not, if so
  @Transactional
  public Optional<Refusal> say(Plan plan, OpinionRequest request, Caller caller) {
    if (request.decision() == Opinion.Kind.COMMENT && request.comment() == null) {
      return Optional.of(Refusal.ofField(ProblemCode.INVALID_FIELD, "comment", "is missing"));
    }
    if (caller.person().isEmpty()) {
      return refused(
          ProblemCode.PERSON_REQUIRED,
          "A machine cannot decide on plans: sign in, or use a token of your own.");
    }
    book.lock(plan.id());
    var opinion = opinion(plan, request, caller);
    var refusal = obstacle(plan, opinion);
    if (refusal.isEmpty()) {
      book.add(plan.id(), opinion);
      audit.record(event(plan, opinion));
    }
    return refusal;
  }

  private Opinion opinion(Plan plan, OpinionRequest request, Caller caller) {
    var roles =
        Stream.of(Role.values())
            .filter(role -> caller.holds(role, plan.scope()))
            .collect(Collectors.toSet());
    return new Opinion(
        request.decision(),
        request.digest(),
        caller.person().orElseThrow(),
        caller.name(),
        roles,
        request.decision() == Opinion.Kind.CONFIRM ? request.subject() : null,
        request.comment(),
        clock.instant());
  }

  private Optional<Refusal> obstacle(Plan plan, Opinion opinion) {
    var digest = plan.ready().map(Plan.Progress.Ready::digest);
    if (digest.isEmpty()) {
      return refused(
          ProblemCode.PLAN_STATE, "The plan is %s: there is nothing to decide.", plan.state());
    }
    if (!digest.get().equals(opinion.digest())) {
      return refused(
          ProblemCode.DIGEST_DIFFERS,
          "The digest is not this plan's: look at the plan again before you decide.");
    }
    return switch (opinion.kind()) {
      case APPROVE -> notTheirs(plan, opinion.person()).or(() -> stale(plan));
      case CONFIRM -> unknown(plan, opinion).or(() -> stale(plan));
      case WITHDRAW -> nothingToWithdraw(plan, opinion.person());
      case REJECT, COMMENT -> Optional.empty();
    };
  }

  private Optional<Refusal> notTheirs(Plan plan, UUID person) {
    return fourEyes
        .obstacle(plan, person)
        .map(
            why ->
                new Refusal(
                    ProblemCode.FOUR_EYES, "Somebody else has to approve this plan: " + why + "."));
  }

  private Optional<Refusal> stale(Plan plan) {
    var reasons =
        standings
            .situation(plan)
            .map(Situation::staleReasons)
            .orElse(List.of("The environment was removed."));
    return reasons.isEmpty()
        ? Optional.empty()
        : refused(ProblemCode.PLAN_STALE, "%s Make a new plan.", String.join(" ", reasons));
  }

  private Optional<Refusal> unknown(Plan plan, Opinion opinion) {
    var isAsked =
        standings.situation(plan).stream()
            .flatMap(situation -> situation.policy().confirmations().stream())
            .anyMatch(asked -> asked.id().equals(opinion.subject()));
    return isAsked
        ? Optional.empty()
        : Optional.of(
            Refusal.ofField(
                ProblemCode.INVALID_FIELD,
                "subject",
                "must be a confirmation that the environment's policy asks for"));
  }

  private Optional<Refusal> nothingToWithdraw(Plan plan, UUID person) {
    return book.standing(plan.id()).has(person)
        ? Optional.empty()
        : refused(ProblemCode.PLAN_STATE, "Nothing that you said of this plan holds.");
  }

  private static Optional<Refusal> refused(ProblemCode code, String words, Object... parts) {
    return Optional.of(new Refusal(code, words.formatted(parts)));
  }

  private static AuditEvent event(Plan plan, Opinion opinion) {
    var detail = new HashMap<String, Object>();
    detail.put("digest", opinion.digest());
    detail.put("roles", opinion.roles().stream().map(Enum::name).sorted().toList());
    if (opinion.subject() != null) {
      detail.put("subject", opinion.subject());
    }
    if (opinion.comment() != null) {
      detail.put("comment", opinion.comment());
    }
    return AuditEvent.of(
            opinion.name(), "plan." + opinion.kind().word(), "plan", plan.id().toString())
        .in(plan.environment().value(), plan.project().value())
        .with(Map.copyOf(detail));
  }
}
