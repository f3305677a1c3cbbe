package io.slipway.engine.execute;

import io.slipway.engine.postgres.TransactionId;
import io.slipway.engine.sql.StatementNature.NonTransactional;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;
import java.util.Set;

/// What became of a part that was sent and whose answer never came, as far as the target can tell.
enum Fate {
  TOOK_EFFECT,
  /// It had none, or it does no harm a second time.
  NO_EFFECT,
  UNKNOWN;

  private static final Set<String> REPEATABLE =
      Set.of(
          "ALTER SYSTEM",
          "CLUSTER",
          "DISCARD ALL",
          "REINDEX CONCURRENTLY",
          "REINDEX DATABASE",
          "REINDEX SCHEMA",
          "REINDEX SYSTEM",
          "VACUUM");

  /// Whether a later attempt can tell by itself; otherwise somebody has to look and decide.
  static boolean isKnowable(StepScript script, Part part) {
    return isRepeatable(part)
        || ConcurrentIndex.createdBy(script, part).isPresent()
        || command(part)
            .map(command -> CatalogFate.isKnown(command, text(script, part)))
            .orElse(false);
  }

  /// @param transaction that the part was to take effect with
  static Fate of(
      StepScript script, Part part, Optional<TransactionId> transaction, Connection connection)
      throws SQLException {
    if (transaction.isPresent()) {
      return switch (transaction.get().fate(connection)) {
        case COMMITTED -> TOOK_EFFECT;
        case ABORTED -> NO_EFFECT;
        case IN_PROGRESS, UNKNOWN -> UNKNOWN;
      };
    }
    if (isRepeatable(part)) {
      return NO_EFFECT;
    }
    var created = ConcurrentIndex.createdBy(script, part);
    if (created.isEmpty()) {
      var command = command(part);
      return command.isEmpty()
          ? UNKNOWN
          : CatalogFate.of(command.get(), text(script, part), connection);
    }
    return switch (created.get().state(connection)) {
      case VALID -> TOOK_EFFECT;
      case ABSENT, INVALID -> NO_EFFECT;
      case BEING_BUILT -> UNKNOWN;
    };
  }

  private static boolean isRepeatable(Part part) {
    return command(part).map(REPEATABLE::contains).orElse(false);
  }

  // What it is that PostgreSQL wants outside, when that is all the part does.
  private static Optional<String> command(Part part) {
    return part.statements().size() == 1
            && part.statements().getFirst().nature() instanceof NonTransactional(var command)
        ? Optional.of(command)
        : Optional.empty();
  }

  private static String text(StepScript script, Part part) {
    return script.script().text(part.statements().getFirst());
  }
}
