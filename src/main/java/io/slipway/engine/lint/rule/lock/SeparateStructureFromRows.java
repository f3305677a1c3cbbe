package io.slipway.engine.lint.rule.lock;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.HeldLocks;
import io.slipway.engine.lint.rule.LaterWork;
import io.slipway.engine.lint.rule.LaterWork.Kind;
import io.slipway.engine.lint.rule.Passed;
import io.slipway.engine.lint.rule.RowChange;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.DataForm.Delete;
import io.slipway.engine.sql.form.DataForm.Insert;
import io.slipway.engine.sql.form.DataForm.Merge;
import io.slipway.engine.sql.form.DataForm.Update;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Rows of another table that are changed while a changed table is locked, and a table that is
/// changed while checks of its rows are still to come.
final class SeparateStructureFromRows implements StatementRule {

  @Override
  public String id() {
    return "SW407";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return Stream.concat(
        LaterWork.of(sight)
            .filter(work -> work.kind() == Kind.ROWS_OF_ANOTHER && work.isFirst(sight))
            .stream()
            .map(work -> behind(sight, work)),
        sight.form(AlterTable.class).flatMap(alter -> pending(sight, alter)));
  }

  private Finding behind(Sight sight, LaterWork work) {
    var finding =
        at(sight, work.held().sentence() + " Meanwhile this statement " + work.doing() + ".")
            .withObjects(List.of(work.held().relation(), work.on()));
    return RowChange.of(sight).filter(change -> change.isUncertain(sight)).isPresent()
        ? finding.withSeverity(Severity.WARNING)
        : finding;
  }

  private Stream<Finding> pending(Sight sight, AlterTable alter) {
    var table = sight.qualified(alter.name());
    return HeldLocks.earlier(sight)
        .filter(passed -> changed(passed).map(sight::qualified).equals(Optional.of(table)))
        .reduce((_, last) -> last)
        .stream()
        .flatMap(passed -> deferrable(sight, table).map(it -> pending(sight, passed, it)));
  }

  private static Optional<Name> changed(Passed passed) {
    return switch (passed.form()) {
      case Insert insert -> Optional.of(insert.table());
      case Update update -> Optional.of(update.table());
      case Delete delete -> Optional.of(delete.table());
      case Merge merge -> Optional.of(merge.table());
      default -> Optional.empty();
    };
  }

  private static Stream<TableConstraint> deferrable(Sight sight, Name table) {
    return Stream.concat(
            sight.schema().constraints(table).stream(),
            sight.schema().incomingForeignKeys(table).stream())
        .filter(constraint -> constraint.validity().deferrable())
        .limit(1);
  }

  private Finding pending(Sight sight, Passed passed, TableConstraint constraint) {
    var table = Sql.shown(sight.form(AlterTable.class).findFirst().orElseThrow().name());
    var message =
        ("Line %d changes rows of %s in the same transaction, and the constraint %s can be deferred."
                + " When its checks are still to come, PostgreSQL refuses to alter the table with"
                + " SQLSTATE 55006.")
            .formatted(passed.place().from().line(), table, Sql.shown(constraint.name()));
    return at(sight, message).withObjects(List.of(constraint.table()));
  }
}
