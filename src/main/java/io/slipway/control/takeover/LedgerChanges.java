package io.slipway.control.takeover;

import io.slipway.control.deployment.BusyTargets;
import io.slipway.control.planning.TargetObserver;
import io.slipway.control.project.UnreachableTargetException;
import io.slipway.control.takeover.LedgerAudit.Deed;
import io.slipway.control.takeover.LedgerChange.Made;
import io.slipway.control.takeover.LedgerChange.Outcome;
import io.slipway.control.takeover.LedgerChange.Refused;
import io.slipway.control.takeover.LedgerSessions.Fenced;
import io.slipway.engine.execute.FencedSession.Answer;
import io.slipway.engine.ledger.LedgerFinding;
import io.slipway.engine.ledger.LedgerFindingCode;
import io.slipway.engine.peer.Peer;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;

/// Changes ledgers: behind the fence, in one transaction on the target, and never unrecorded.
@Service
class LedgerChanges {

  /// What makes a new ledger, or a new row, the wrong thing to write whatever is asked for.
  private static final Set<LedgerFindingCode> IN_THE_WAY =
      Set.of(
          LedgerFindingCode.LEDGER_NAME_VARIANT,
          LedgerFindingCode.LEDGER_NOT_A_TABLE,
          LedgerFindingCode.PRISMA_8_UNSUPPORTED);

  private final BusyTargets busyTargets;
  private final LedgerSessions sessions;
  private final LedgerAudit audit;
  private final TargetObserver observer;

  LedgerChanges(
      BusyTargets busyTargets,
      LedgerSessions sessions,
      LedgerAudit audit,
      TargetObserver observer) {
    this.busyTargets = busyTargets;
    this.sessions = sessions;
    this.audit = audit;
    this.observer = observer;
  }

  /// Makes the change, or says why not.
  ///
  /// A run that is queued between the question for it and the fence waits at the fence, and then
  /// finds that the ledger is not the one it was planned on.
  Outcome make(Deed deed) {
    var busy = busyTargets.refusal(deed.ledger().target().id());
    if (busy.isPresent()) {
      return new Refused(busy.get());
    }
    try {
      var outcome = behindFence(deed);
      if (outcome instanceof Made made && !made.actions().isEmpty()) {
        observer.observe(deed.ledger().target());
      }
      return outcome;
    } catch (UnreachableTargetException e) {
      return new Refused(LedgerRefusals.of(e));
    } catch (SQLException e) {
      return new Refused(LedgerRefusals.of(e));
    }
  }

  private Outcome behindFence(Deed deed) throws SQLException {
    var ledger = deed.ledger();
    return switch (sessions.changing(ledger, session -> change(session, deed))) {
      case Answer.Done<Outcome>(var outcome) -> outcome;
      case Answer.Fenced<Outcome>(var holders) ->
          new Refused(LedgerRefusals.fenced(ledger, holders));
    };
  }

  // What is not committed here is undone when the session ends.
  private Outcome change(Fenced session, Deed deed) throws SQLException {
    var target = session.connection();
    var inTheWay = inTheWay(target, session.peer(), deed);
    if (inTheWay.isPresent()) {
      return new Refused(LedgerRefusals.of(inTheWay.get()));
    }
    var outcome = deed.change().make(target, session.peer(), deed.ledger());
    if (outcome instanceof Made made && !made.actions().isEmpty()) {
      if (!session.stands().getAsBoolean()) {
        return new Refused(LedgerRefusals.fenceFell());
      }
      commit(target, deed, made);
    }
    return outcome;
  }

  private static Optional<LedgerFinding> inTheWay(Connection target, Peer peer, Deed deed)
      throws SQLException {
    return peer.plan(target, deed.ledger().bundle()).ledger().findings().stream()
        .filter(finding -> finding.severity() == LedgerFinding.Severity.BLOCKING)
        .filter(finding -> IN_THE_WAY.contains(finding.code()))
        .findFirst();
  }

  private void commit(Connection target, Deed deed, Made made) throws SQLException {
    audit.intended(deed, made.actions());
    try {
      target.commit();
    } catch (SQLException e) {
      audit.failed(deed, e);
      throw e;
    }
    audit.done(deed);
  }
}
