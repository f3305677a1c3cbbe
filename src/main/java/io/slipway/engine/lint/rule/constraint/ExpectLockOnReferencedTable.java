package io.slipway.engine.lint.rule.constraint;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.TableConstraint;
import io.slipway.engine.lint.schema.model.TableConstraint.Reference;
import io.slipway.engine.postgres.LockMode;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.TableAction;
import io.slipway.engine.sql.form.TableAction.DropColumn;
import io.slipway.engine.sql.form.TableAction.DropConstraint;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.List;
import java.util.stream.Stream;

/// What drops a foreign key, and so locks the table at its other end as well.
final class ExpectLockOnReferencedTable implements StatementRule {

  @Override
  public String id() {
    return "SW217";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var named = named(sight.form()).stream().filter(sight::isOld).map(sight::qualified).toList();
    var others =
        named.stream()
            .flatMap(name -> linked(sight, name))
            .distinct()
            .filter(name -> !named.contains(name) && isLocked(sight, name))
            .toList();
    return others.isEmpty() ? Stream.empty() : Stream.of(finding(sight, named, others));
  }

  private Finding finding(Sight sight, List<Name> named, List<Name> others) {
    var message =
        "Foreign keys go, and with them triggers of %s, which is locked against everybody until the transaction ends: while the statement waits for one table, nobody can use the others that it has."
            .formatted(Sql.shown(others));
    var found =
        at(sight, message).withObjects(Stream.concat(named.stream(), others.stream()).toList());
    return Bounded.is(sight) && others.size() == 1 ? found.withSeverity(Severity.NOTE) : found;
  }

  private static List<Name> named(Form form) {
    return switch (form) {
      case AlterTable alter
          when alter.actions().stream().anyMatch(ExpectLockOnReferencedTable::drops) ->
          List.of(alter.name());
      case Drop drop when drop.kind() == ObjectKind.TABLE -> drop.names();
      default -> List.of();
    };
  }

  private static boolean drops(TableAction action) {
    return action instanceof DropConstraint || action instanceof DropColumn;
  }

  private static Stream<Name> linked(Sight sight, Name table) {
    var out =
        sight.schema().constraints(table).stream()
            .flatMap(it -> it.reference().stream())
            .map(Reference::table);
    var in = sight.schema().incomingForeignKeys(table).stream().map(TableConstraint::table);
    return Stream.concat(out, in);
  }

  private static boolean isLocked(Sight sight, Name table) {
    return sight.effects().locks().get(table) == LockMode.ACCESS_EXCLUSIVE
        && sight.schema().relation(table).filter(Sight::isOld).isPresent();
  }
}
