package io.slipway.engine.lint.rule.release;

import io.slipway.engine.lint.Finding;
import io.slipway.engine.lint.rule.Altered;
import io.slipway.engine.lint.rule.Sight;
import io.slipway.engine.lint.rule.Sql;
import io.slipway.engine.lint.rule.StatementRule;
import io.slipway.engine.lint.schema.model.Options.ReplicaIdentity;
import io.slipway.engine.lint.schema.model.Relation;
import io.slipway.engine.lint.schema.model.TableIndex;
import io.slipway.engine.sql.Name;
import io.slipway.engine.sql.form.Constraint.Kind.Key;
import io.slipway.engine.sql.form.Form;
import io.slipway.engine.sql.form.ObjectForm.Drop;
import io.slipway.engine.sql.form.ObjectKind;
import io.slipway.engine.sql.form.TableAction.AddConstraint;
import io.slipway.engine.sql.form.TableAction.DropConstraint;
import io.slipway.engine.sql.form.TableForm.AlterTable;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// `DROP CONSTRAINT` of a primary key without another in its place, and `DROP INDEX` of the index
/// that rows are told apart by in replication.
final class KeepPrimaryKey implements StatementRule {

  private static final String USUAL_SUFFIX = "_pkey";
  private static final String BY_INDEX = "INDEX";
  private static final String BY_KEY = "DEFAULT";

  @Override
  public String id() {
    return "SW509";
  }

  @Override
  public Stream<Finding> check(Sight sight) {
    var keys =
        sight
            .oldActions(DropConstraint.class)
            .filter(altered -> isPrimary(sight, altered))
            .filter(altered -> !isReplaced(sight, altered))
            .map(altered -> key(sight, altered));
    var indexes =
        sight
            .form(Drop.class)
            .filter(drop -> drop.kind() == ObjectKind.INDEX)
            .flatMap(drop -> drop.names().stream())
            .flatMap(name -> index(sight, name));
    return Stream.concat(keys, indexes);
  }

  // Without a target, by the name that PostgreSQL gives it.
  private static boolean isPrimary(Sight sight, Altered<DropConstraint> altered) {
    var name = altered.action().name();
    return altered.relation().isPresent()
        ? sight
            .schema()
            .constraint(altered.qualified(), name)
            .flatMap(it -> it.index().flatMap(sight.schema()::index))
            .filter(index -> index.properties().primary())
            .isPresent()
        : name.endsWith(USUAL_SUFFIX);
  }

  private static boolean isReplaced(Sight sight, Altered<DropConstraint> altered) {
    return Stream.concat(Stream.<Form>of(altered.form()), sight.laterInTransaction())
        .filter(AlterTable.class::isInstance)
        .map(AlterTable.class::cast)
        .filter(alter -> sight.qualified(alter.name()).equals(altered.qualified()))
        .flatMap(alter -> alter.actions().stream())
        .anyMatch(
            action ->
                action instanceof AddConstraint(var added)
                    && added.kind() instanceof Key key
                    && key.primary());
  }

  private Finding key(Sight sight, Altered<DropConstraint> altered) {
    var table = altered.qualified();
    var identity = altered.relation().flatMap(KeepPrimaryKey::identity);
    var replicates = identity.map(it -> it.kind().equals(BY_KEY)).orElse(true);
    return at(
            sight,
            "%s loses its primary key %s%s, and nothing keeps two rows from having one key."
                .formatted(
                    Sql.shown(table),
                    Sql.shown(altered.action().name()),
                    replicates ? ": where it is published, UPDATE and DELETE fail" : ""))
        .withObjects(List.of(table));
  }

  private static Optional<ReplicaIdentity> identity(Relation table) {
    return Optional.of(table.options().replicaIdentity());
  }

  private Stream<Finding> index(Sight sight, Name written) {
    var name = sight.qualified(written);
    return sight.schema().index(name).map(TableIndex::table).stream()
        .flatMap(table -> sight.schema().relation(table).stream())
        .filter(Sight::isOld)
        .filter(table -> isIdentity(table, name))
        .map(
            table ->
                at(
                        sight,
                        "%s is told apart by %s in replication: without it, UPDATE and DELETE on a published table fail."
                            .formatted("The rows of " + Sql.shown(table.name()), Sql.shown(name)))
                    .withObjects(List.of(table.name(), name)));
  }

  private static boolean isIdentity(Relation table, Name index) {
    var identity = table.options().replicaIdentity();
    return identity.kind().equals(BY_INDEX) && identity.index().equals(Optional.of(index));
  }
}
