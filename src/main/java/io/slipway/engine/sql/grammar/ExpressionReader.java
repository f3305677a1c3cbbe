package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.TypeName;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser;

/// Reads expressions and types that stand in what was read by its words.
final class ExpressionReader {

  private ExpressionReader() {}

  static Expression read(Fragment expression) throws UnreadableException {
    return QueryReader.expression(Grammar.parse(expression.text(), SQLParser::vex_eof).vex(0));
  }

  static TypeName type(Fragment type) throws UnreadableException {
    var text = type.text().strip();
    var read = Grammar.parse(text, SQLParser::data_type);
    if (read.getStop().getStopIndex() + 1 != text.codePointCount(0, text.length())) {
      throw new UnreadableException("no type", type.position(0));
    }
    return TypeReader.read(read);
  }
}
