package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.Unread;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/// Says what statements are.
public final class Forms {

  private Forms() {}

  /// @param statement without its semicolon
  /// @return an [Unread] for a text that the grammar does not accept
  public static Form of(String statement) {
    try {
      var statements = Grammar.parse(statement, SQLParser::sql).statement();
      return statements.size() == 1
          ? StatementReader.read(statements.getFirst())
          : new Unread("no single statement", 0);
    } catch (UnreadableException e) {
      return new Unread(e.reason(), e.position());
    }
  }
}
