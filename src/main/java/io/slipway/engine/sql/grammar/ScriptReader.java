package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.Unread;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Script_statementContext;

/// Reads commands for the session, its transaction and the upkeep of tables.
final class ScriptReader {

  private ScriptReader() {}

  static Form read(Script_statementContext statement) {
    return new Unread(Texts.text(statement), 0);
  }
}
