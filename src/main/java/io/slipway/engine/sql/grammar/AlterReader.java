package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_index_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_materialized_view_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_table_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Alter_view_statementContext;

/// Reads `ALTER`.
final class AlterReader {

  private AlterReader() {}

  static Form read(ParserRuleContext command) {
    return switch (command) {
      case Alter_table_statementContext it -> AlterTableReader.table(it);
      case Alter_view_statementContext it -> AlterTableReader.view(it);
      case Alter_materialized_view_statementContext it -> AlterTableReader.materializedView(it);
      case Alter_index_statementContext it -> IndexReader.alter(it);
      default -> ObjectChangeReader.read(command);
    };
  }
}
