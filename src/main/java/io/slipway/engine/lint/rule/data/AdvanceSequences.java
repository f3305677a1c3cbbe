package io.slipway.engine.lint.rule.data;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.PassedPlan;
import io.slipway.engine.lint.rule.PlanRule;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.Schema;
import io.slipway.engine.lint.schema.model.Sequence;
import io.slipway.engine.lint.schema.model.TableConstraint.Kind;
import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm.Insert;
import io.slipway.engine.sql.form.Query;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/// Rows with ids of their own in a table whose ids come from a sequence, which nothing behind them
/// moves on.
final class AdvanceSequences implements PlanRule {

  private record Filled(Passed by, Name table, Sequence sequence, String column) {}

  @Override
  public String id() {
    return "SW706";
  }

  @Override
  public Stream<Finding> check(PassedPlan plan) {
    var told = new HashSet<Name>();
    return plan.statements()
        .flatMap(passed -> filled(plan.after(), passed).stream())
        .filter(filled -> !isMovedOn(plan, filled))
        .filter(filled -> told.add(filled.table()))
        .map(this::finding);
  }

  private static Optional<Filled> filled(Schema schema, Passed passed) {
    return passed.form() instanceof Insert insert && isExplicit(insert, passed.text())
        ? schema
            .resolve(insert.table())
            .found()
            .map(Relation::name)
            .flatMap(table -> filled(schema, passed, insert, table))
        : Optional.empty();
  }

  private static Optional<Filled> filled(Schema schema, Passed passed, Insert insert, Name table) {
    return schema.sequencesOf(table).stream()
        .flatMap(
            sequence ->
                sequence.owner().flatMap(Sequence.Owner::column).stream()
                    .filter(insert.columns()::contains)
                    .filter(column -> isKey(schema, table, column))
                    .map(column -> new Filled(passed, table, sequence, column)))
        .findFirst();
  }

  // Only then the same number cannot come twice; what refers to another table's ids has theirs.
  private static boolean isKey(Schema schema, Name table, String column) {
    var constraints = schema.constraints(table);
    return constraints.stream().anyMatch(it -> it.isKey() && it.columns().equals(List.of(column)))
        && constraints.stream()
            .noneMatch(it -> it.kind() == Kind.FOREIGN_KEY && it.columns().contains(column));
  }

  // DEFAULT and nextval() take the id from the sequence, OVERRIDING USER VALUE as well.
  private static boolean isExplicit(Insert insert, String text) {
    var functions = insert.source().map(Query::references).stream();
    return insert.source().isPresent()
        && functions
            .flatMap(it -> it.functions().stream())
            .noneMatch(it -> it.name().equals("nextval"))
        && Lexemes.of(text).stream().noneMatch(it -> it.is("default") || it.is("user"));
  }

  private static boolean isMovedOn(PassedPlan plan, Filled filled) {
    return plan.statements()
        .dropWhile(passed -> passed != filled.by())
        .map(passed -> passed.text().toLowerCase(Locale.ROOT))
        .anyMatch(text -> mayMoveOn(text, filled));
  }

  // setval, RESTART of the sequence and of the identity: all name the table or the sequence.
  private static boolean mayMoveOn(String text, Filled filled) {
    return (text.contains("setval") || text.contains("restart"))
        && (text.contains(filled.table().name().toLowerCase(Locale.ROOT))
            || text.contains(filled.sequence().name().name().toLowerCase(Locale.ROOT))
            || Lexemes.of(text).stream().anyMatch(AdvanceSequences::isOpaque));
  }

  private static boolean isOpaque(Lexeme lexeme) {
    return lexeme.is("do") || lexeme.is("execute") || lexeme.is("pg_sequences");
  }

  private Finding finding(Filled filled) {
    var table = Sql.shown(filled.table());
    var message =
        "Rows get values of their own for %s of %s, and the sequence %s does not learn of them: an INSERT of the application fails with a duplicate key when it comes to the same number."
            .formatted(Sql.shown(filled.column()), table, Sql.shown(filled.sequence().name()));
    var advice =
        "Add behind it: SELECT setval(pg_get_serial_sequence('%s', '%s'), (SELECT max(%s) FROM %s));"
            .formatted(
                table.replace("'", "''"),
                filled.column().replace("'", "''"),
                Sql.name(filled.column()),
                table);
    return at(filled.by().place(), message)
        .withAdvice(advice)
        .withObjects(List.of(filled.table(), filled.sequence().name()));
  }
}
