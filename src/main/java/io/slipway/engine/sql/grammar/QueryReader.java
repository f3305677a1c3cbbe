package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Expression;
import io.slipway.engine.sql.form.Query;
import io.slipway.engine.sql.form.Query.RowLock;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.antlr.v4.runtime.tree.ParseTree;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.After_opsContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Delete_stmt_for_psqlContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Insert_stmt_for_psqlContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Merge_stmt_for_psqlContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Update_stmt_for_psqlContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.VexContext;

/// Reads queries and expressions.
final class QueryReader {

  private QueryReader() {}

  static Expression expression(VexContext expression) {
    return new Expression(Texts.text(expression), ReferenceReader.of(expression));
  }

  static Optional<Expression> optional(@Nullable VexContext expression) {
    return Optional.ofNullable(expression).map(QueryReader::expression);
  }

  /// @param query any part that is a query as a whole
  static Query query(ParserRuleContext query) {
    return new Query(
        Texts.text(query),
        ReferenceReader.of(query),
        parts(query).anyMatch(QueryReader::changes),
        locking(query),
        isLimited(query),
        hasOffset(query));
  }

  /// Whether a `LIMIT` bounds a query in it.
  static boolean isLimited(ParserRuleContext part) {
    return clauses(part).anyMatch(it -> it.LIMIT() != null || it.FETCH() != null);
  }

  static boolean hasOffset(ParserRuleContext part) {
    return clauses(part).anyMatch(it -> it.OFFSET() != null);
  }

  private static Optional<RowLock> locking(ParserRuleContext part) {
    return clauses(part)
        .filter(it -> it.FOR() != null)
        .map(QueryReader::rowLock)
        .max(RowLock::compareTo);
  }

  private static RowLock rowLock(After_opsContext clause) {
    if (clause.UPDATE() != null) {
      return clause.NO() != null ? RowLock.NO_KEY_UPDATE : RowLock.UPDATE;
    }
    return clause.KEY() != null ? RowLock.KEY_SHARE : RowLock.SHARE;
  }

  private static boolean changes(ParseTree part) {
    return part instanceof Insert_stmt_for_psqlContext
        || part instanceof Update_stmt_for_psqlContext
        || part instanceof Delete_stmt_for_psqlContext
        || part instanceof Merge_stmt_for_psqlContext;
  }

  private static Stream<After_opsContext> clauses(ParserRuleContext part) {
    return parts(part).filter(After_opsContext.class::isInstance).map(After_opsContext.class::cast);
  }

  private static Stream<ParseTree> parts(ParseTree tree) {
    return Stream.concat(
        Stream.of(tree),
        Stream.iterate(0, i -> i < tree.getChildCount(), i -> i + 1)
            .flatMap(i -> parts(tree.getChild(i))));
  }
}
