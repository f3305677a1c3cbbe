package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import org.antlr.v4.runtime.ParserRuleContext;

/// Reads `ALTER`.
final class AlterReader {

  private AlterReader() {}

  static Form read(ParserRuleContext command) {
    return ObjectChangeReader.read(command);
  }
}
