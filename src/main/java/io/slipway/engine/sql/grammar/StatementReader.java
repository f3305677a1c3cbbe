package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.Unread;
import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Schema_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.StatementContext;

/// Reads a statement by its command.
final class StatementReader {

  private StatementReader() {}

  static Form read(StatementContext statement) {
    if (statement.data_statement() != null) {
      return DataReader.read(statement.data_statement());
    }
    return statement.schema_statement() == null
        ? unexpected(statement)
        : definition(statement.schema_statement());
  }

  private static Form definition(Schema_statementContext definition) {
    if (definition.schema_create() != null) {
      return CreateReader.read(command(definition.schema_create()));
    }
    return definition.schema_alter() == null
        ? unexpected(definition)
        : AlterReader.read(command(definition.schema_alter()));
  }

  // Its words should have told what it is.
  private static Form unexpected(ParserRuleContext statement) {
    return new Unread("unexpected command", Texts.position(statement));
  }

  // Behind CREATE or ALTER.
  private static ParserRuleContext command(ParserRuleContext definition) {
    return (ParserRuleContext) definition.getChild(definition.getChildCount() - 1);
  }
}
