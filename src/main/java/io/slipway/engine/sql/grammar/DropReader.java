package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.Unread;
import org.antlr.v4.runtime.ParserRuleContext;

/// Reads `DROP`.
final class DropReader {

  private DropReader() {}

  static Form read(ParserRuleContext command) {
    return new Unread(Texts.text(command), 0);
  }
}
