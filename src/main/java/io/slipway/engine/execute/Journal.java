package io.slipway.engine.execute;

import io.slipway.engine.postgres.TransactionId;
import java.util.Optional;

/// A durable record of what no transaction shares with the ledger row.
///
/// It counts a script's parts: single statements, and transactions that the script begins and ends
/// itself. In a script without such, a part's number is its statement's.
///
/// Each method returns only when what it was told survives a crash. An entry that was begun and
/// neither done nor failed is in doubt: the part may or may not have taken effect.
public interface Journal {

  /// About to send a part, perhaps once more.
  ///
  /// @param transaction that the part takes effect with; empty for one that PostgreSQL wants alone
  void begun(Step step, int part, Optional<TransactionId> transaction);

  /// The server answered that it succeeded.
  void done(Step step, int part);

  /// The server answered that the part begun last failed.
  void failed(Step step, StatementFailure failure);

  /// Somebody has settled what became of a step as a whole.
  void forget(Step step);

  /// What is known of a step from earlier attempts.
  Progress progress(Step step);

  /// How far a step came.
  ///
  /// @param done how many of its first parts are known to have succeeded
  /// @param inDoubt whether the one behind them was begun with no known end
  /// @param transaction of the one in doubt
  record Progress(int done, boolean inDoubt, Optional<TransactionId> transaction) {
    public static final Progress NONE = of(0);

    /// Whether the one in doubt may take effect by itself, as long as its session is there.
    boolean isAlone() {
      return inDoubt && transaction.isEmpty();
    }

    /// Nothing is in doubt.
    public static Progress of(int done) {
      return new Progress(done, false, Optional.empty());
    }
  }
}
