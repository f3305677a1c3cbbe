package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.References;
import io.slipway.engine.sql.form.TypeName;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Data_typeContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Date_time_functionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Delete_stmt_for_psqlContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.From_primaryContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Function_callContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Indirection_listContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Indirection_varContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Insert_stmt_for_psqlContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Merge_stmt_for_psqlContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Select_primaryContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.System_functionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Update_stmt_for_psqlContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Value_expression_primaryContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.With_queryContext;

/// Collects what a part of a statement mentions.
final class ReferenceReader {

  private final Set<Name> relations = new LinkedHashSet<>();
  private final Set<String> columns = new LinkedHashSet<>();
  private final Set<Name> functions = new LinkedHashSet<>();
  private final Set<TypeName> types = new LinkedHashSet<>();
  private final Set<String> commonTables = new HashSet<>();

  private ReferenceReader() {}

  static References of(ParseTree... parts) {
    var reader = new ReferenceReader();
    for (var part : parts) {
      reader.walk(part);
    }
    reader.relations.removeIf(
        name -> name.schema().isEmpty() && reader.commonTables.contains(name.name()));
    return new References(reader.relations, reader.columns, reader.functions, reader.types);
  }

  // Without recursion: of a chain of thousands of ANDs each is below the one behind it.
  private void walk(ParseTree tree) {
    var left = new ArrayDeque<ParseTree>();
    left.push(tree);
    while (!left.isEmpty()) {
      if (left.pop() instanceof ParserRuleContext part) {
        note(part);
        for (var i = part.getChildCount() - 1; i >= 0; i--) {
          left.push(part.getChild(i));
        }
      }
    }
  }

  private void note(ParserRuleContext part) {
    switch (part) {
      case From_primaryContext from when from.schema_qualified_name() != null ->
          relations.add(Texts.name(from.schema_qualified_name()));
      case Select_primaryContext table when table.schema_qualified_name() != null ->
          relations.add(Texts.name(table.schema_qualified_name()));
      case With_queryContext query -> commonTables.add(Texts.identifier(query.query_name));
      case Insert_stmt_for_psqlContext it -> relations.add(Texts.name(it.insert_table_name));
      case Update_stmt_for_psqlContext it -> relations.add(Texts.name(it.update_table_name));
      case Delete_stmt_for_psqlContext it -> relations.add(Texts.name(it.delete_table_name));
      case Merge_stmt_for_psqlContext it -> relations.add(Texts.name(it.merge_table_name));
      case Function_callContext call when call.schema_qualified_name_nontype() != null ->
          functions.add(TypeReader.qualified(call.schema_qualified_name_nontype()));
      case Date_time_functionContext function -> keyword(function);
      case System_functionContext function when function.cast_specification() == null ->
          keyword(function);
      case Data_typeContext type -> types.add(TypeReader.read(type));
      case Indirection_varContext variable -> column(variable);
      case Value_expression_primaryContext value when isStar(value) -> columns.add("*");
      default -> {}
    }
  }

  private static boolean isStar(Value_expression_primaryContext value) {
    return value.getStart() == value.getStop() && value.getStart().getText().equals("*");
  }

  // CURRENT_TIMESTAMP and the like, which are called without parentheses.
  private void keyword(ParserRuleContext function) {
    functions.add(Name.unqualified(Texts.folded(function.getStart().getText())));
  }

  private void column(Indirection_varContext variable) {
    if (variable.identifier() != null) {
      columns.add(last(Texts.identifier(variable.identifier()), variable.indirection_list()));
    }
  }

  private static String last(String first, @Nullable Indirection_listContext behind) {
    if (behind == null) {
      return first;
    }
    if (behind.MULTIPLY() != null) {
      return "*";
    }
    var last = first;
    for (var step : behind.indirection()) {
      if (step.col_label() != null) {
        last = Texts.identifier(step.col_label());
      }
    }
    return last;
  }
}
