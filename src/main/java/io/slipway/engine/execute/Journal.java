package io.slipway.engine.execute;

/// A durable record of the statements that no transaction protects.
///
/// Each method returns only when what it was told survives a crash. An entry that was begun and
/// neither done nor failed is in doubt: the statement may or may not have taken effect.
public interface Journal {

  /// About to send a statement.
  void begun(Step step, int statement);

  /// The server answered that it succeeded.
  void done(Step step, int statement);

  /// The server answered that it failed.
  void failed(Step step, StatementFailure failure);

  /// What is known of a step from earlier attempts.
  Progress progress(Step step);

  /// How far a step came.
  ///
  /// @param done how many of its first statements are known to have succeeded
  /// @param inDoubt whether the one behind them was begun with no known end
  record Progress(int done, boolean inDoubt) {
    public static final Progress NONE = new Progress(0, false);
  }
}
