package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.Unread;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/// Says what statements are.
///
/// Commands with columns, constraints and queries are read with the grammar, all others by their
/// words. Of those PostgreSQL may refuse what is read here; it is not read as anything that it is
/// not.
public final class Forms {

  private Forms() {}

  /// @param statement without its semicolon
  /// @return an [Unread] for a text that the grammar does not accept
  public static Form of(String statement) {
    return of(Fragment.of(statement));
  }

  static Form of(Fragment statement) {
    try {
      var form = CommandReader.read(statement);
      return form.isPresent() ? form.get() : byGrammar(statement);
    } catch (UnreadableException e) {
      return new Unread(e.reason(), e.position());
    } catch (StackOverflowError e) {
      return new Unread(Grammar.TOO_DEEP, 0);
    }
  }

  private static Form byGrammar(Fragment statement) throws UnreadableException {
    if (statement.text().length() > Grammar.LONGEST) {
      return BulkReader.read(statement.text());
    }
    try {
      return parsed(statement);
    } catch (UnreadableException e) {
      var supplement = Supplement.read(statement);
      if (supplement.isPresent()) {
        return supplement.get();
      }
      throw e.position() == 0 ? e : in(statement, e);
    }
  }

  /// What the grammar alone makes of a statement.
  static Form parsed(Fragment statement) throws UnreadableException {
    var statements = Grammar.parse(statement.text(), SQLParser::sql).statement();
    if (statements.size() != 1) {
      throw new UnreadableException("no single statement", 0);
    }
    return StatementReader.read(statements.getFirst());
  }

  // The grammar counts characters, and a fragment knows its indexes.
  private static UnreadableException in(Fragment statement, UnreadableException e) {
    var index = statement.text().offsetByCodePoints(0, e.position() - 1);
    return new UnreadableException(e.reason(), statement.position(index));
  }
}
