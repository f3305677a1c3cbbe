package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.Unread;
import org.antlr.v4.runtime.ParserRuleContext;

/// Reads changes of objects that are no tables, indexes or views.
final class ObjectChangeReader {

  private ObjectChangeReader() {}

  static Form read(ParserRuleContext command) {
    return new Unread(Texts.text(command), 0);
  }
}
