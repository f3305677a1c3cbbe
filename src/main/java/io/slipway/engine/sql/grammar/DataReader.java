package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.Unread;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Data_statementContext;

/// Reads statements that read and change rows.
final class DataReader {

  private DataReader() {}

  static Form read(Data_statementContext statement) {
    return new Unread(Texts.text(statement), 0);
  }
}
