package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.HeldLocks;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Lexeme;
import io.slipway.engine.sql.Lexemes;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.IndexForm;
import io.slipway.engine.sql.form.TableForm;
import io.slipway.engine.sql.form.TableObjectForm.CreatePolicy;
import io.slipway.engine.sql.form.TypeForm;
import io.slipway.engine.sql.form.TypeForm.AlterType;
import io.slipway.engine.sql.form.TypeForm.CreateEnum;
import io.slipway.engine.sql.form.TypeForm.TypeAction.AddValue;
import io.slipway.engine.sql.form.ViewForm;
import java.util.List;
import java.util.stream.Stream;

/// A label of an enum that is written in the transaction that added it.
///
/// A label of a type that the same transaction made can be used at once.
final class UseEnumValuesLater implements StatementRule {

  private record Added(Name type, String label, Passed by) {}

  @Override
  public String id() {
    return "SW415";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return mayUse(sight.form())
        ? added(sight).filter(it -> uses(sight, it)).limit(1).map(it -> finding(sight, it))
        : Stream.empty();
  }

  // Where PostgreSQL reads the value at once; the text of a function is only kept.
  private static boolean mayUse(Form form) {
    return switch (form) {
      case DataForm _, TableForm _, IndexForm _, ViewForm _, CreatePolicy _ -> true;
      case TypeForm.CreateDomain _, TypeForm.AlterDomain _ -> true;
      default -> false;
    };
  }

  private static Stream<Added> added(Sight sight) {
    var earlier = HeldLocks.earlier(sight).toList();
    return earlier.stream()
        .flatMap(UseEnumValuesLater::added)
        .filter(it -> earlier.stream().noneMatch(passed -> makes(passed, it.type())));
  }

  private static Stream<Added> added(Passed passed) {
    return passed.form() instanceof AlterType(var type, var actions)
        ? actions.stream()
            .filter(AddValue.class::isInstance)
            .map(action -> new Added(type, ((AddValue) action).label(), passed))
        : Stream.empty();
  }

  private static boolean makes(Passed passed, Name type) {
    return passed.form() instanceof CreateEnum(var made, _) && made.name().equals(type.name());
  }

  private static boolean uses(Sight sight, Added added) {
    var lexemes = Lexemes.of(sight.text());
    var literal = "'" + added.label().replace("'", "''") + "'";
    return lexemes.stream().anyMatch(it -> it.isString() && it.text().equals(literal))
        && isAbout(sight, lexemes, added.type());
  }

  // The same word may be a value of any other type.
  private static boolean isAbout(Sight sight, List<Lexeme> lexemes, Name type) {
    var qualified = sight.schema().resolveType(type).found();
    if (qualified.isEmpty() && !sight.schema().isComplete()) {
      return true;
    }
    var words = lexemes.stream().filter(Lexeme::isName).map(Lexeme::text).toList();
    return words.contains(type.name())
        || qualified.stream()
            .flatMap(it -> sight.schema().columnsOfType(it.name()).stream())
            .anyMatch(
                column ->
                    words.contains(column.column()) && words.contains(column.relation().name()));
  }

  private Finding finding(Sight sight, Added added) {
    var message =
        "The value '%s' of %s is used here, and line %d adds it in the same transaction: PostgreSQL refuses that with SQLSTATE 55P04."
            .formatted(added.label(), Sql.shown(added.type()), added.by().place().from().line());
    return at(sight, message).withObjects(List.of(added.type()));
  }
}
