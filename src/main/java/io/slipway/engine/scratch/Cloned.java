package io.slipway.engine.scratch;

import io.slipway.engine.postgres.LockHolder;
import java.util.List;

/// What came of asking for a copy of a template.
///
/// @param <F> why a template can turn out to be impossible
public sealed interface Cloned<F> {

  /// A copy, for the caller to close.
  ///
  /// @param built whether the template had to be built first
  record Ready<F>(ScratchDatabase database, boolean built) implements Cloned<F> {}

  /// There is no template and none can be built.
  record NotFilled<F>(F why) implements Cloned<F> {}

  /// Somebody else was building the template for longer than there was patience.
  record Busy<F>(List<LockHolder> builders) implements Cloned<F> {
    public Busy {
      builders = List.copyOf(builders);
    }
  }
}
