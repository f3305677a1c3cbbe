package io.slipway.control.takeover;

import io.slipway.control.audit.AuditEvent;
import io.slipway.control.audit.AuditTrail;
import io.slipway.engine.postgres.PostgresFailure;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// Records changes of ledgers.
///
/// A change is committed on the target and its entry in the control database, and no transaction
/// spans both. So there are two entries: the intent just before the target's commit, without which
/// nothing is committed there, and what came of it behind the commit. An intent that stands alone
/// says that Slipway stopped in between, and the target's ledger says whether before its commit or
/// behind it.
@Component
class LedgerAudit {

  // What a row of the trail can hold without becoming a document of its own.
  private static final int NAMED = 100;

  private final AuditTrail audit;
  private final TransactionOperations transaction;

  LedgerAudit(AuditTrail audit, TransactionOperations transaction) {
    this.audit = audit;
    this.transaction = transaction;
  }

  /// Who changes which ledger, and how.
  record Deed(TargetLedger ledger, LedgerChange change, String actor) {}

  void intended(Deed deed, List<LedgerAction> actions) {
    var detail = new HashMap<>(deed.change().detail());
    detail.put("bundle", deed.ledger().bundleId());
    detail.put("count", actions.size());
    detail.put("actions", actions.stream().limit(NAMED).map(LedgerAction::text).toList());
    record(deed, deed.change().words().intent(), detail);
  }

  void done(Deed deed) {
    record(deed, deed.change().words().done(), deed.change().detail());
  }

  void failed(Deed deed, SQLException exception) {
    var failure = PostgresFailure.of(exception);
    var detail = new HashMap<>(deed.change().detail());
    detail.put("sqlState", failure.sqlState());
    detail.put("message", failure.message());
    record(deed, deed.change().words().failed(), detail);
  }

  private void record(Deed deed, String action, Map<String, Object> detail) {
    var target = deed.ledger().target();
    var event =
        AuditEvent.of(deed.actor(), action, "target", target.id().value())
            .in(target.environment().value(), target.project().value())
            .with(detail);
    transaction.executeWithoutResult(_ -> audit.record(event));
  }
}
