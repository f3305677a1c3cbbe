package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
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
    return statement.script_statement() == null
        ? definition(statement.schema_statement())
        : ScriptReader.read(statement.script_statement());
  }

  private static Form definition(Schema_statementContext definition) {
    if (definition.schema_create() != null) {
      return CreateReader.read(command(definition.schema_create()));
    }
    return definition.schema_alter() == null
        ? DropReader.read(command(definition.schema_drop()))
        : AlterReader.read(command(definition.schema_alter()));
  }

  // Behind CREATE, ALTER or DROP, where there is such a word.
  private static ParserRuleContext command(ParserRuleContext definition) {
    return (ParserRuleContext) definition.getChild(definition.getChildCount() - 1);
  }
}
