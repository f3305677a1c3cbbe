package io.slipway.engine.rehearsal;

import io.slipway.engine.execute.Step;
import java.util.Optional;

/// One step of a plan with what the bundle has to undo it.
///
/// @param down the author's own down script
/// @param downPath where the layout would have a down script; empty where it has no place for one
public record RehearsedStep(Step up, Optional<Step> down, Optional<String> downPath) {

  String name() {
    return up.name();
  }
}
