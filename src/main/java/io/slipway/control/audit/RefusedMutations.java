package io.slipway.control.audit;

import io.slipway.http.Refusal;
import io.slipway.http.RefusalListener;
import io.slipway.http.authorization.Caller;
import io.slipway.http.authorization.EndpointRule;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Map;
import java.util.Set;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/// Leaves one entry for each attempt to change something that was refused.
///
/// Attempts without a valid token leave none, or strangers could fill the trail: those are
/// counted.
@Component
class RefusedMutations implements RefusalListener {

  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS", "TRACE");
  private static final String UNKNOWN = "request";

  private final AuditTrail trail;
  private final StrangerCount strangers;
  private final TransactionTemplate transaction;

  RefusedMutations(
      AuditTrail trail, StrangerCount strangers, PlatformTransactionManager transactions) {
    this.trail = trail;
    this.strangers = strangers;
    this.transaction = new TransactionTemplate(transactions);
    this.transaction.setPropagationBehavior(TransactionDefinition.PROPAGATION_REQUIRES_NEW);
  }

  @Override
  public void refused(HttpServletRequest request, Refusal refusal) {
    if (READING.contains(request.getMethod())) {
      return;
    }
    Caller.of(request)
        .ifPresentOrElse(caller -> record(caller, request, refusal), strangers::another);
  }

  private void record(Caller caller, HttpServletRequest request, Refusal refusal) {
    transaction.executeWithoutResult(_ -> trail.record(event(caller, request, refusal)));
  }

  private static AuditEvent event(Caller caller, HttpServletRequest request, Refusal refusal) {
    var action = EndpointRule.of(request).map(EndpointRule::action).filter(a -> !a.isEmpty());
    var subject = EndpointRule.subjectOf(request);
    var kind = subject.map(EndpointRule.Subject::kind).or(() -> action.map(a -> a.split("\\.")[0]));
    return new AuditEvent(
        caller.name(),
        action.orElse(UNKNOWN) + ".refused",
        kind.orElse(UNKNOWN),
        subject.map(EndpointRule.Subject::id).orElse(null),
        EndpointRule.environmentOf(request).orElse(null),
        EndpointRule.projectOf(request).orElse(null),
        Map.of(
            "code", refusal.code().id(),
            "method", request.getMethod(),
            "path", shortened(request.getRequestURI())));
  }

  private static String shortened(String path) {
    var most = 200;
    return path.length() <= most ? path : path.substring(0, most);
  }
}
