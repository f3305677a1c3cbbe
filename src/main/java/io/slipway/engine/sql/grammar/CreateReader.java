package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import org.antlr.v4.runtime.ParserRuleContext;

/// Reads `CREATE`, and what says more of objects.
final class CreateReader {

  private CreateReader() {}

  static Form read(ParserRuleContext command) {
    return ObjectReader.read(command);
  }
}
