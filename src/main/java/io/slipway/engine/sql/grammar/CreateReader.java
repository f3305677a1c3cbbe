package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Form;
import org.antlr.v4.runtime.ParserRuleContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_foreign_table_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_index_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_table_as_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_table_statementContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Create_view_statementContext;

/// Reads `CREATE`, and what says more of objects.
final class CreateReader {

  private CreateReader() {}

  static Form read(ParserRuleContext command) {
    return switch (command) {
      case Create_table_statementContext it -> TableReader.create(it);
      case Create_table_as_statementContext it -> TableReader.createAs(it);
      case Create_foreign_table_statementContext it -> TableReader.createForeign(it);
      case Create_index_statementContext it -> IndexReader.create(it);
      case Create_view_statementContext it -> ViewReader.create(it);
      default -> ObjectReader.read(command);
    };
  }
}
