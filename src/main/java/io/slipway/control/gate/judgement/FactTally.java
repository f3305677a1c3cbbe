package io.slipway.control.gate.judgement;

import io.slipway.control.project.policy.Fact;
import io.slipway.control.project.policy.Measure;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.OptionalLong;
import java.util.Set;

/// Finds the worst of many things.
final class FactTally {

  // Beyond these nobody reads on; of a thousand targets, most have the same to say.
  private static final int MOST_REASONS = 10;

  private final Measure measure;
  private final long best;
  private long worst;
  private String because;
  private final Set<String> unknown = new LinkedHashSet<>();

  /// @param best what it is when there is nothing to count
  FactTally(Measure measure, long best, String because) {
    this.measure = measure;
    this.best = best;
    this.worst = best;
    this.because = because;
  }

  /// Of things that are as bad, the first is remembered.
  FactTally add(long value, String where) {
    if (value > worst) {
      worst = value;
      because = where;
    }
    return this;
  }

  FactTally unknown(String what) {
    unknown.add(what);
    return this;
  }

  /// Where something is not known and nothing bad is, nothing is known.
  Fact fact() {
    var reasons = new ArrayList<>(unknown.stream().limit(MOST_REASONS).toList());
    if (unknown.size() > MOST_REASONS) {
      reasons.add("and %d more".formatted(unknown.size() - MOST_REASONS));
    }
    return worst == best && !reasons.isEmpty()
        ? new Fact(measure, OptionalLong.empty(), "", reasons)
        : new Fact(measure, OptionalLong.of(worst), because, reasons);
  }
}
