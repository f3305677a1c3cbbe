package io.slipway.engine.lint.rule;

import io.slipway.engine.lint.rule.Hold.Work;
import io.slipway.engine.lint.schema.model.Storage.Size;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;

/// A lock on a relation in use that a transaction took before and keeps until it ends.
///
/// @param by the statement that took it
public record HeldLock(Name relation, LockMode mode, Passed by) {

  HeldLock on(Name other) {
    return new HeldLock(other, mode, by);
  }

  /// Since when and who waits for it, as a sentence.
  public String sentence() {
    return "Since line %d the transaction holds a lock of mode %s on %s: until it ends, %s."
        .formatted(by.place().from().line(), modeInWords(), Sql.shown(relation), waits());
  }

  public String modeInWords() {
    return mode.name().replace('_', ' ');
  }

  private String waits() {
    return new Hold(relation, mode, Work.NONE, 0, Size.UNKNOWN)
        .waits()
        .orElse("nobody can change its structure");
  }
}
