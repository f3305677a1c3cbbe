package io.slipway.engine.replay;

import io.slipway.engine.execute.Journal;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import io.slipway.engine.postgres.TransactionId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A journal for as long as one template is being built: a crash ends the database as well.
final class KeptInMemory implements Journal {

  private final Map<String, Integer> done = new HashMap<>();

  @Override
  public void begun(Step step, int part, Optional<TransactionId> transaction) {}

  @Override
  public void done(Step step, int part) {
    done.put(step.name(), part);
  }

  @Override
  public void failed(Step step, StatementFailure failure) {}

  @Override
  public void forget(Step step) {}

  @Override
  public Progress progress(Step step) {
    return Progress.of(done.getOrDefault(step.name(), 0));
  }
}
