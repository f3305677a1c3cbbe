package io.slipway.engine.lint.rule.loss;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.Severity;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.TableAction.DropColumn;
import io.slipway.engine.sql.form.TableAction.DropConstraint;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// `CASCADE`, with which goes what the statement does not name.
final class DropByName implements StatementRule {

  // What nothing depends on, and what has a rule of its own that lists what goes with it.
  private static final Set<ObjectKind> NOT_HERE =
      Set.of(
          ObjectKind.PUBLICATION,
          ObjectKind.SUBSCRIPTION,
          ObjectKind.EVENT_TRIGGER,
          ObjectKind.STATISTICS,
          ObjectKind.SCHEMA,
          ObjectKind.TYPE,
          ObjectKind.DOMAIN);

  @Override
  public String id() {
    return "SW606";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    return Stream.of(objects(sight), columns(sight), constraints(sight)).flatMap(it -> it);
  }

  private Stream<Finding> objects(Sight sight) {
    return sight
        .form(Drop.class)
        .filter(drop -> drop.cascade() || drop.kind() == ObjectKind.OWNED)
        .filter(drop -> !NOT_HERE.contains(drop.kind()) && isOfOthers(sight, drop))
        .map(drop -> finding(sight, drop));
  }

  private static boolean isOfOthers(Sight sight, Drop drop) {
    return switch (drop.kind()) {
      case TABLE, FOREIGN_TABLE, VIEW, MATERIALIZED_VIEW, SEQUENCE, INDEX ->
          drop.names().stream().anyMatch(sight::isOld);
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE ->
          drop.names().stream().anyMatch(it -> isOldRoutine(sight, it));
      case EXTENSION -> drop.names().stream().anyMatch(it -> mayBeExtension(sight, it));
      default -> true;
    };
  }

  private static boolean mayBeExtension(Sight sight, Name name) {
    return !sight.schema().isComplete()
        || sight.schema().extensions().stream().anyMatch(it -> it.name().equals(name.name()));
  }

  private static boolean isOldRoutine(Sight sight, Name name) {
    return !new Made(sight).routine(name)
        && (!sight.schema().isComplete() || !sight.schema().routines(name).isEmpty());
  }

  private Finding finding(Sight sight, Drop drop) {
    var names = Sql.shown(drop.names());
    if (drop.kind() == ObjectKind.OWNED) {
      return at(sight, "Everything that %s owns in the database is dropped.".formatted(names));
    }
    return finding(
        sight,
        "DROP %s %s CASCADE".formatted(drop.kind().words(), names),
        drop.names().stream().map(it -> qualified(sight, drop, it)).toList());
  }

  private static Name qualified(Sight sight, Drop drop, Name name) {
    return switch (drop.kind()) {
      case FUNCTION, PROCEDURE, ROUTINE, AGGREGATE ->
          sight.schema().routines(name).stream().findFirst().map(it -> it.name()).orElse(name);
      default -> sight.qualified(name);
    };
  }

  private Stream<Finding> columns(Sight sight) {
    return sight
        .oldActions(DropColumn.class)
        .filter(it -> it.action().cascade())
        .filter(it -> !new Made(sight).column(it.table(), it.action().column()))
        .map(it -> ofPart(sight, "column " + Sql.shown(it.action().column()), it.qualified()));
  }

  private Stream<Finding> constraints(Sight sight) {
    return sight
        .oldActions(DropConstraint.class)
        .filter(it -> it.action().cascade())
        .filter(it -> !new Made(sight).constraint(it.table(), it.action().name()))
        .map(it -> ofPart(sight, "constraint " + Sql.shown(it.action().name()), it.qualified()));
  }

  // Checks and keys of the same table go with a column in any case.
  private Finding ofPart(Sight sight, String part, Name table) {
    var ofTable = " of " + Sql.shown(table);
    var gone = Gone.of(sight, table::equals).without(it -> it.endsWith(ofTable));
    return finding(sight, "CASCADE with the " + part + ofTable, gone).withObjects(List.of(table));
  }

  private Finding finding(Sight sight, String words, List<Name> named) {
    return finding(sight, words, Gone.of(sight, named::contains)).withObjects(named);
  }

  private Finding finding(Sight sight, String words, Gone gone) {
    if (!gone.isEmpty()) {
      return at(sight, "%s drops more than it names: %s.".formatted(words, gone.shown()));
    }
    return sight.schema().isComplete()
        ? at(
                sight,
                "%s drops what depends on it. Nothing that does is known here.".formatted(words))
            .withSeverity(Severity.WARNING)
        : at(
            sight,
            "%s drops whatever depends on it, which the target decides when it runs."
                .formatted(words));
  }
}
