package io.slipway.testing;

import io.slipway.engine.execute.Journal;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// A journal that outlives a run, but not the test.
public final class MemoryJournal implements Journal {

  private final Map<String, Integer> done = new HashMap<>();
  private final List<String> open = new ArrayList<>();

  @Override
  public void begun(Step step, int statement) {
    open.add(step.name());
  }

  @Override
  public void done(Step step, int statement) {
    open.remove(step.name());
    done.put(step.name(), statement);
  }

  @Override
  public void failed(Step step, StatementFailure failure) {
    open.remove(step.name());
  }

  @Override
  public Progress progress(Step step) {
    return new Progress(done.getOrDefault(step.name(), 0), open.contains(step.name()));
  }
}
