package io.slipway.engine.execute;

import io.slipway.engine.postgres.TransactionId;
import java.util.Optional;

/// Remembers nothing: an attempt that was broken off is looked at by a person, or thrown away with
/// its database.
public final class ForgetfulJournal implements Journal {

  @Override
  public void begun(Step step, int part, Optional<TransactionId> transaction) {}

  @Override
  public void done(Step step, int part) {}

  @Override
  public void failed(Step step, StatementFailure failure) {}

  @Override
  public void forget(Step step) {}

  @Override
  public Progress progress(Step step) {
    return Progress.NONE;
  }
}
