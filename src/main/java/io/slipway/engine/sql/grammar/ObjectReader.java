package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.Unread;
import org.antlr.v4.runtime.ParserRuleContext;

/// Reads what makes objects that are no relations, and what says more of any.
final class ObjectReader {

  private ObjectReader() {}

  static Form read(ParserRuleContext command) {
    return new Unread(Texts.text(command), 0);
  }
}
