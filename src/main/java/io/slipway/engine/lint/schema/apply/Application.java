package io.slipway.engine.lint.schema.apply;

import io.slipway.engine.lint.schema.model.Contents;
import io.slipway.engine.sql.form.Form;

/// Statements as they change a schema, and the transactions that take changes back.
public final class Application {

  private Contents contents;

  public Application(Contents contents) {
    this.contents = contents;
  }

  public Contents contents() {
    return contents;
  }

  public Application copy() {
    return new Application(contents.copy());
  }

  public boolean isInTransaction() {
    return false;
  }

  /// Does what a statement does.
  public void apply(Form form) {}
}
