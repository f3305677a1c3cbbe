package io.slipway.engine.sql.grammar;

import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.Constraint.Kind;
import io.slipway.engine.sql.form.Constraint.Validity;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.antlr.v4.runtime.ParserRuleContext;
import org.jspecify.annotations.Nullable;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Changed_actionContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Constr_bodyContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Constraint_commonContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Including_indexContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Names_with_periodContext;
import org.pgcodekeeper.core.parsers.antlr.pg.generated.SQLParser.Names_without_overlapsContext;

/// Reads constraints of tables and columns.
final class ConstraintReader {

  private final List<String> own;

  private ConstraintReader(List<String> own) {
    this.own = own;
  }

  static Constraint ofTable(Constraint_commonContext constraint) {
    return new ConstraintReader(List.of()).read(constraint);
  }

  static Constraint ofColumn(String column, Constraint_commonContext constraint) {
    return new ConstraintReader(List.of(column)).read(constraint);
  }

  private Constraint read(Constraint_commonContext constraint) {
    return new Constraint(
        Optional.ofNullable(constraint.identifier()).map(Texts::identifier),
        kind(constraint.constr_body()),
        validity(constraint));
  }

  private static Validity validity(Constraint_commonContext constraint) {
    var enforced = constraint.table_enforced();
    var deferrable = constraint.table_deferrable();
    return new Validity(
        constraint.VALID() != null,
        enforced != null && Texts.folded(enforced.getText()).startsWith("not"),
        deferrable != null && deferrable.NOT() == null);
  }

  private Kind kind(Constr_bodyContext body) {
    if (body.EXCLUDE() != null) {
      return exclusion(body);
    }
    if (body.REFERENCES() != null) {
      return foreignKey(body);
    }
    if (body.CHECK() != null) {
      return new Kind.Check(
          QueryReader.expression(body.expression),
          body.inherit_option() != null && body.inherit_option().NO() != null);
    }
    if (body.UNIQUE() != null || body.PRIMARY() != null) {
      return key(body);
    }
    if (body.identity_body() != null) {
      return new Kind.Identity(body.identity_body().ALWAYS() != null);
    }
    if (body.GENERATED() != null) {
      return new Kind.Generated(QueryReader.expression(body.vex()), body.STORED() != null);
    }
    return body.DEFAULT() == null
        ? nullness(body)
        : new Kind.Default(QueryReader.expression(body.default_expr));
  }

  // The grammar takes it without a column too, and PostgreSQL does not.
  private Kind nullness(Constr_bodyContext body) {
    if (body.NOT() == null) {
      return new Kind.Nullable();
    }
    if (body.col_name != null) {
      return new Kind.NotNull(Texts.last(body.col_name));
    }
    if (own.isEmpty()) {
      throw new UnreadableException("NOT NULL of no column", Texts.position(body));
    }
    return new Kind.NotNull(own.getFirst());
  }

  private static Kind exclusion(Constr_bodyContext body) {
    return new Kind.Exclusion(
        body.index_method == null ? "gist" : Texts.identifier(body.index_method),
        body.index_column().stream().map(it -> QueryReader.expression(it.column)).toList());
  }

  private Kind foreignKey(Constr_bodyContext body) {
    return new Kind.ForeignKey(
        body.FOREIGN() == null ? own : columns(body.col_period),
        Texts.name(body.schema_qualified_name()),
        columns(body.ref_period),
        body.changed_action().stream().flatMap(ConstraintReader::onDelete).findFirst());
  }

  private static Stream<String> onDelete(Changed_actionContext action) {
    return action.DELETE() == null
        ? Stream.empty()
        : Stream.of(Texts.text(action.action()).toUpperCase(Locale.ROOT));
  }

  private Kind key(Constr_bodyContext body) {
    var parameters = body.index_parameters();
    var index = Optional.ofNullable(parameters.schema_qualified_name()).map(Texts::last);
    var columns =
        body.col_overlaps == null
            ? index.map(_ -> List.<String>of()).orElse(own)
            : columns(body.col_overlaps);
    return new Kind.Key(
        body.PRIMARY() != null, columns, included(parameters.including_index()), index);
  }

  static List<String> included(@Nullable Including_indexContext including) {
    return including == null
        ? List.of()
        : including.identifier().stream().map(Texts::identifier).toList();
  }

  private static List<String> columns(@Nullable Names_with_periodContext names) {
    return names == null
        ? List.of()
        : withLast(
            names.schema_qualified_name().stream().map(Texts::last),
            names.name_with_period() == null
                ? null
                : names.name_with_period().schema_qualified_name());
  }

  private static List<String> columns(Names_without_overlapsContext names) {
    return withLast(
        names.schema_qualified_name().stream().map(Texts::last),
        names.name_without_overlaps() == null
            ? null
            : names.name_without_overlaps().schema_qualified_name());
  }

  private static List<String> withLast(Stream<String> names, @Nullable ParserRuleContext last) {
    return Stream.concat(names, Stream.ofNullable(last).map(it -> Texts.identifier(it))).toList();
  }
}
