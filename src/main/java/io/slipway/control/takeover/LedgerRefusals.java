package io.slipway.control.takeover;

import io.slipway.control.project.UnreachableTargetException;
import io.slipway.engine.bundle.PlaceholderException;
import io.slipway.engine.execute.FenceHolder;
import io.slipway.engine.ledger.LedgerFinding;
import io.slipway.engine.ledger.PrismaResolve;
import io.slipway.engine.postgres.PostgresFailure;
import io.slipway.engine.postgres.SqlState;
import io.slipway.http.Blocker;
import io.slipway.http.ProblemCode;
import io.slipway.http.Refusal;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/// Says why a ledger was not changed, or could not be looked at.
final class LedgerRefusals {

  private static final String LOCK_NOT_AVAILABLE = "55P03";
  private static final String SERIALIZATION_FAILURE = "40001";
  private static final String UNIQUE_VIOLATION = "23505";

  private LedgerRefusals() {}

  /// A reason in the peer's words.
  static Refusal peers(String reason) {
    return new Refusal(ProblemCode.LEDGER_REFUSED, reason);
  }

  static Refusal of(PrismaResolve.Refused refused) {
    return peers(refused.code(), refused.reason());
  }

  /// A reason in Prisma's words.
  ///
  /// @param code Prisma's, such as `P3008`
  static Refusal peers(String code, String reason) {
    return new Refusal(
        ProblemCode.LEDGER_REFUSED,
        "%s (%s)".formatted(reason, code),
        List.of(),
        Map.of("peerCode", code));
  }

  static Refusal of(LedgerFinding finding) {
    return new Refusal(
        ProblemCode.LEDGER_REFUSED,
        finding.message() + " " + finding.remedy(),
        List.of(),
        Map.of("finding", finding.code().name()));
  }

  static Refusal of(PlaceholderException missing) {
    return new Refusal(
        ProblemCode.LEDGER_REFUSED,
        "%s Without it the checksum of %s is not known: add it to the project's configuration."
            .formatted(missing.getMessage(), missing.path()));
  }

  static Refusal stale() {
    return new Refusal(
        ProblemCode.REPAIR_STALE,
        "The ledger, the bundle or the project's settings changed since the repair was shown, or"
            + " the digest is another's. Look at the repair again.");
  }

  static Refusal fenced(TargetLedger ledger, List<FenceHolder> holders) {
    var blockers =
        holders.stream()
            .map(FenceHolder::inWords)
            .map(words -> Blocker.wait("target-fenced", words, ledger.href()))
            .toList();
    return new Refusal(
        ProblemCode.TARGET_FENCED,
        "Others keep the target's ledger to themselves: "
            + String.join("; ", blockers.stream().map(Blocker::message).toList())
            + ". Nothing was changed; ask again when they are done.",
        List.of(),
        Map.of("blockers", blockers));
  }

  static Refusal fenceFell() {
    return new Refusal(
        ProblemCode.TARGET_UNREACHABLE,
        "The session that kept others out of the target broke. Nothing was changed; ask again.");
  }

  static Refusal of(UnreachableTargetException unreachable) {
    return new Refusal(
        ProblemCode.TARGET_UNREACHABLE,
        "The target %s cannot be asked: %s".formatted(unreachable.target(), unreachable.reason()));
  }

  static Refusal of(SQLException exception) {
    var failure = PostgresFailure.of(exception);
    if (SqlState.breaksConnection(failure.sqlState())) {
      return new Refusal(
          ProblemCode.TARGET_UNREACHABLE,
          "The session with the target broke: %s. Its ledger says what came of it."
              .formatted(failure.message()));
    }
    return switch (failure.sqlState()) {
      case LOCK_NOT_AVAILABLE ->
          new Refusal(
              ProblemCode.TARGET_FENCED,
              "Another session has locked the history table. Nothing was changed; ask again.");
      case SERIALIZATION_FAILURE, UNIQUE_VIOLATION ->
          new Refusal(
              ProblemCode.TARGET_FENCED,
              "Another session wrote to the history table at the same moment; nothing was"
                  + " changed. Look at the ledger again.");
      default -> said(failure);
    };
  }

  private static Refusal said(PostgresFailure failure) {
    return new Refusal(
        ProblemCode.LEDGER_REFUSED,
        "PostgreSQL refused it: " + failure.message(),
        List.of(),
        Map.of("sqlState", failure.sqlState()));
  }
}
