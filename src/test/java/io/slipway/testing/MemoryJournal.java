package io.slipway.testing;

import io.slipway.engine.execute.Journal;
import io.slipway.engine.execute.Settlement;
import io.slipway.engine.execute.StatementFailure;
import io.slipway.engine.execute.Step;
import io.slipway.engine.postgres.TransactionId;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// A journal that outlives a run, but not the test.
public final class MemoryJournal implements Journal {

  private int attempts;
  private Optional<Settlement> settlement = Optional.empty();
  private final Map<String, Integer> done = new HashMap<>();
  private final Map<String, Optional<TransactionId>> open = new HashMap<>();

  /// What somebody says of a migration, for the next attempts.
  public void settle(Settlement settlement) {
    this.settlement = Optional.of(settlement);
  }

  Optional<Settlement> settlement() {
    return settlement;
  }

  int nextAttempt() {
    return ++attempts;
  }

  @Override
  public void begun(Step step, int part, Optional<TransactionId> transaction) {
    open.put(step.name(), transaction);
  }

  @Override
  public void done(Step step, int part) {
    open.remove(step.name());
    done.put(step.name(), part);
  }

  @Override
  public void failed(Step step, StatementFailure failure) {
    open.remove(step.name());
  }

  /// Settles the part whose fate nobody learned, as somebody found it on the target.
  public void resolve(Step step, boolean tookEffect) {
    if (open.remove(step.name()) != null && tookEffect) {
      done.merge(step.name(), 1, Integer::sum);
    }
  }

  @Override
  public void forget(Step step) {
    open.remove(step.name());
    done.remove(step.name());
  }

  @Override
  public Progress progress(Step step) {
    return new Progress(
        done.getOrDefault(step.name(), 0),
        open.containsKey(step.name()),
        open.getOrDefault(step.name(), Optional.empty()));
  }
}
