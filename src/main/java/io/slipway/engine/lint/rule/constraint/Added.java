package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Hold;
import io.slipway.engine.lint.rule.Hold.Work;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.sql.Lexemes;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.List;
import java.util.stream.Stream;

/// A constraint that an `ALTER TABLE` adds to a table that others may be using.
///
/// @param kind what it asks
/// @param name the one given, or the one that PostgreSQL would choose
/// @param hold what adding it does to the table, apart from the statement's other actions
record Added<K extends Constraint.Kind>(
    Sight sight, Altered<AddConstraint> action, K kind, String name, Hold hold) {

  private static final String ONE_OF_SEVERAL =
      " The other actions of the statement can stay as they are.";

  static <K extends Constraint.Kind> Stream<Added<K>> in(Sight sight, Class<K> kind) {
    return sight
        .oldActions(AddConstraint.class)
        .filter(added -> kind.isInstance(added.action().constraint().kind()))
        .map(added -> of(sight, added, kind));
  }

  static <K extends Constraint.Kind> Added<K> of(
      Sight sight, Altered<AddConstraint> added, Class<K> kind) {
    var constraint = added.action().constraint();
    return new Added<>(
        sight,
        added,
        kind.cast(constraint.kind()),
        ConstraintNames.of(sight, added.qualified(), constraint),
        Alone.hold(sight, added));
  }

  Constraint constraint() {
    return action.action().constraint();
  }

  Name table() {
    return hold.relation();
  }

  /// Whether the table's rows are looked at.
  boolean reads() {
    return hold.work() != Work.NONE;
  }

  /// The action with the constraint's name and without what stands behind it: `ADD CONSTRAINT …`.
  String text() {
    var text = trimmed(action.text());
    var lexemes = Lexemes.of(text);
    var isNamed = lexemes.size() > 1 && lexemes.get(1).is("constraint");
    return isNamed
        ? text
        : "ADD CONSTRAINT " + Sql.name(name) + text.substring(lexemes.getFirst().end());
  }

  // A comment at its end would swallow what is to come behind it.
  private static String trimmed(String text) {
    var lexemes = Lexemes.of(text);
    return lexemes.isEmpty() ? text : text.substring(0, lexemes.getLast().end());
  }

  Steps steps() {
    return new Steps(sight, action.form());
  }

  /// A finding with what is known of the table.
  Finding about(Finding finding) {
    return advised(finding, action.form(), 1)
        .withEffort(hold.effort())
        .withObjects(List.of(hold.relation()));
  }

  /// Says of a statement with other actions that only some of them are to be replaced.
  static Finding advised(Finding finding, AlterTable form, int replaced) {
    return form.actions().size() > replaced
        ? finding.withAdvice(finding.advice() + ONE_OF_SEVERAL)
        : finding;
  }
}
