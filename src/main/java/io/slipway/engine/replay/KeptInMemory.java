package io.slipway.engine.replay;

import io.slipway.engine.execute.Journal;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import java.util.HashMap;
import java.util.Map;

/// A journal for as long as one template is being built: a crash ends the database as well.
final class KeptInMemory implements Journal {

  private final Map<String, Integer> done = new HashMap<>();

  @Override
  public void begun(Step step, int part) {}

  @Override
  public void done(Step step, int part) {
    done.put(step.name(), part);
  }

  @Override
  public void failed(Step step, StatementFailure failure) {}

  @Override
  public Progress progress(Step step) {
    return new Progress(done.getOrDefault(step.name(), 0), false);
  }
}
